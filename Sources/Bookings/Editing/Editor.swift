/// Who makes a change: the owner, or a staff member for what is theirs (<doc:Editing>).
public enum Editor: Hashable, Sendable, CustomStringConvertible {
    case owner
    case staff(Staff.ID)

    /// Reads `owner` or `staff:4`; nil for anything else.
    public init?(_ text: String) {
        if text == "owner" {
            self = .owner
        } else if text.hasPrefix("staff:"), let id = Int64(text.dropFirst("staff:".count)), id > 0 {
            self = .staff(Staff.ID(id))
        } else {
            return nil
        }
    }

    /// As it stands in `change_log.actor`.
    public var description: String {
        switch self {
        case .owner: "owner"
        case .staff(let id): "staff:\(id)"
        }
    }
}
