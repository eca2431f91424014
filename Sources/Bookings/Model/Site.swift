public import Digests

/// One business: its name, address, language and switches.
public struct Site: Sendable {
    /// `[a-z0-9-]`, 1 to 63 characters (the schema's rule), so it is a safe folder name.
    public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
        public let rawValue: String
        public init(_ rawValue: String) { self.rawValue = rawValue }
        public static func < (left: Self, right: Self) -> Bool { left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8) }
        public var description: String { rawValue }

        /// What a site may be called, in words.
        public static let form = "1 to 63 of `a`-`z`, `0`-`9` and `-`, beginning with a letter or digit"

        public static func isOfForm(_ text: String) -> Bool {
            func isLetterOrDigit(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }
            return (1...63).contains(text.utf8.count) && text.utf8.first.map(isLetterOrDigit) == true
                && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    public enum Plan: String, Sendable, CaseIterable {
        case free = "FREE"
        case website = "WEBSITE"
        case businessEcommerce = "BUSINESS_ECOMMERCE"
    }

    public var id: ID
    public var name: String
    /// Where output is served, such as `https://members.example.org`.
    public var baseURL: String
    /// IANA name.
    public var timeZone: String
    /// BCP 47.
    public var language: String
    public var plan: Plan
    public var hidesLinkInEmails: Bool
    public var hidesLinkInMyBookings: Bool
    /// Digest of all that was read of its row; nil where there is none behind it.
    public let row: Digest?

    public init(
        id: ID, name: String, baseURL: String, timeZone: String, language: String, plan: Plan, hidesLinkInEmails: Bool,
        hidesLinkInMyBookings: Bool, row: Digest? = nil
    ) {
        self.id = id
        self.name = name
        self.baseURL = baseURL
        self.timeZone = timeZone
        self.language = language
        self.plan = plan
        self.hidesLinkInEmails = hidesLinkInEmails
        self.hidesLinkInMyBookings = hidesLinkInMyBookings
        self.row = row
    }
}
