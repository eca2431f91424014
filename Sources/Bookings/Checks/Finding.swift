/// Says what is wrong with the data, the configuration or the templates, and what to do (<doc:Checks>).
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Sendable, CaseIterable {
        /// No right page can be made: nothing is published.
        case error
        /// Stops nothing.
        case warning
    }

    /// What a script may ask for; stable.
    public enum Code: String, Sendable, CaseIterable {
        case brokenReference = "broken-reference"
        case crossSiteReference = "cross-site-reference"
        case bookingKind = "booking-kind"
        case unknownTimeZone = "unknown-time-zone"
        case timeZoneData = "time-zone-data"
        case unknownLanguage = "unknown-language"
        case baseURL = "base-url"
        case sameAddress = "same-address"
        case invalidText = "invalid-text"
        case configuration
        case page
        case leak
        case tooLong = "too-long"
        case accentContrast = "accent-contrast"
        case unknownWord = "unknown-word"
        case missingValue = "missing-value"
        case invalidValue = "invalid-value"
        case duplicateRow = "duplicate-row"
        case farTime = "far-time"
        case words
        case template
        case unsafeLink = "unsafe-link"
        case linkInText = "link-in-text"
        case staffAccountWithoutDefault = "staff-account-without-default"
        case zoomPersonalRoom = "zoom-personal-room"
        case notOnZoom = "not-on-zoom"
        case sharedLinkOverlap = "shared-link-overlap"
        case longPassword = "long-password"
        case longDescription = "long-description"
        case staffNotAssigned = "staff-not-assigned"
        case linkOfAccount = "link-of-account"
        case zoomMeetingMissing = "zoom-meeting-missing"
        case oldLink = "old-link"
        case ambiguousTime = "ambiguous-time"
        case noMember = "no-member"
        case mailLeadsToLink = "mail-leads-to-link"
        case hiddenEverywhere = "hidden-everywhere"
        case mailAddress = "mail-address"
        case otherSecret = "other-secret"
        case goneSite = "gone-site"
    }

    /// Where in a file it is; both count from one.
    public struct Place: Hashable, Sendable {
        public let line: Int
        public let column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    public let severity: Severity
    public let code: Code
    /// The row it is about: `session:81`, `site:studio`; the file for configuration, words and templates.
    public let subject: String
    public let sentence: String
    /// What to do.
    public let advice: String
    /// Where it is in the file that is the subject, which the sentence tells too; nil for a row, or for a file as a whole.
    public let place: Place?

    public init(_ severity: Severity, _ code: Code, _ subject: String, _ sentence: String, advice: String, at place: Place? = nil) {
        self.severity = severity
        self.code = code
        self.subject = subject
        self.sentence = sentence
        self.advice = advice
        self.place = place
    }
}
