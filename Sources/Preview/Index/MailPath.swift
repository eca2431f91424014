/// Where the index shows the mail that confirms a booking: `/mail/studio/12`.
struct MailPath {
    let site: String
    let booking: Int64

    init(site: String, booking: Int64) {
        self.site = site
        self.booking = booking
    }

    /// Reads a path; nil for any other.
    init?(_ path: String) {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
        guard parts.count == 4, parts[0].isEmpty, parts[1] == "mail", let booking = Int64(parts[3]) else { return nil }
        self.init(site: String(parts[2]), booking: booking)
    }

    var text: String { "/mail/\(site)/\(booking)" }
}
