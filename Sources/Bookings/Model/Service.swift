public import Digests

/// What can be booked. A class, since all its sessions share it.
public final class Service: Sendable {
    public typealias ID = Identifier<Service>

    public enum Kind: String, Sendable, CaseIterable {
        case appointment = "APPOINTMENT"
        case `class` = "CLASS"
        case course = "COURSE"
    }

    public let id: ID
    public let kind: Kind
    public let name: String
    /// Markdown; may be empty.
    public let details: String
    public let isConferencingEnabled: Bool
    /// In-person address; may be empty.
    public let location: String
    /// The course-wide link; nil unless `kind` is `.course` (the schema's rule).
    public let courseLink: Link?
    /// Digest of all that was read of its row; nil where there is none behind it.
    public let row: Digest?

    public init(
        id: ID, kind: Kind, name: String, description details: String = "", isConferencingEnabled: Bool, location: String = "",
        courseLink: Link? = nil, row: Digest? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.details = details
        self.isConferencingEnabled = isConferencingEnabled
        self.location = location
        self.courseLink = courseLink
        self.row = row
    }
}
