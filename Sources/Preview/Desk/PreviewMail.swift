/// A mail that can be looked at: one that there is to write, or an example of what would be written.
public enum PreviewMail: Equatable, Sendable {
    /// Of a booking.
    case confirmation(Int64), reminder(Int64)
    /// Of a member, about all that is old.
    case notice(Int64), cancellation(Int64)
    /// Examples, of a booking: sent to nobody.
    case ifMoved(Int64), ifCancelled(Int64)

    private static let words: [(word: String, of: @Sendable (Int64) -> PreviewMail)] = [
        ("confirmation", { .confirmation($0) }), ("reminder", { .reminder($0) }), ("notice", { .notice($0) }),
        ("cancellation", { .cancellation($0) }), ("if-moved", { .ifMoved($0) }), ("if-cancelled", { .ifCancelled($0) }),
    ]

    /// The booking's id, or the member's.
    private var id: Int64 {
        switch self {
        case .confirmation(let id), .reminder(let id), .notice(let id), .cancellation(let id), .ifMoved(let id), .ifCancelled(let id): id
        }
    }

    /// Whether nobody gets it.
    public var isExample: Bool {
        switch self {
        case .ifMoved, .ifCancelled: true
        case .confirmation, .reminder, .notice, .cancellation: false
        }
    }

    /// Where it is shown: `/mail/studio/confirmation/12`.
    func path(of site: String) -> String {
        "/mail/\(site)/\(Self.words.first { $0.of(id) == self }?.word ?? "")/\(id)"
    }

    /// Reads a path; nil for any other.
    static func read(_ path: String) -> (site: String, mail: PreviewMail)? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "mail", let id = Int64(parts[4]), "\(id)" == parts[4],
            let word = words.first(where: { $0.word == parts[3] })
        else { return nil }
        return (String(parts[2]), word.of(id))
    }
}

/// A mail as its reader sees it, with what a mail program shows above it.
public struct PreviewedMail: Sendable {
    public let subject, to: String
    public let html: [UInt8]

    public init(subject: String, to: String, html: [UInt8]) {
        self.subject = subject
        self.to = to
        self.html = html
    }
}
