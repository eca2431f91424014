import TestKit
import Testing

/// A calendar as libraries that other people wrote read it.
struct ReadCalendar: Decodable, Equatable {
    let name: String
    /// Nil in feeds.
    let method: String?
    let entries: [Entry]

    struct Entry: Decodable, Hashable {
        let uid: String
        let sequence: String
        let stamp: String
        /// Seconds since 1970.
        let start: Int
        let end: Int
        let status: String
        let transparency: String?
        /// White space at the ends of texts is taken away.
        let summary: String?
        let description: String?
        let location: String?
        let url: String?
        let conference: String?
        let google: String?
        let teams: String?

        enum CodingKeys: String, CodingKey {
            case uid = "UID"
            case sequence = "SEQUENCE"
            case stamp = "DTSTAMP"
            case start = "DTSTART"
            case end = "DTEND"
            case status = "STATUS"
            case transparency = "TRANSP"
            case summary = "SUMMARY"
            case description = "DESCRIPTION"
            case location = "LOCATION"
            case url = "URL"
            case conference = "CONFERENCE"
            case google = "X-GOOGLE-CONFERENCE"
            case teams = "X-MICROSOFT-SKYPETEAMSMEETINGURL"
        }
    }

    /// Reads all calendars below a folder, by path, with both libraries, which have to agree. Records an issue for each fault.
    static func all(below folder: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: ReadCalendar] {
        func read(by library: String, of python: Script.Python) throws -> [String: ReadCalendar] {
            try Script("Tests/EndToEndTests/read_calendars.py", by: python).answer(
                [String: ReadCalendar].self, [library, folder], sourceLocation: sourceLocation)
        }
        let (icalendar, libical) = (try read(by: "icalendar", of: .own), try read(by: "libical", of: .system))
        #expect(Set(icalendar.keys) == Set(libical.keys), sourceLocation: sourceLocation)
        let differing = icalendar.keys.filter { icalendar[$0] != libical[$0] }.sorted()
        for name in differing.prefix(3) {
            let (one, other) = (icalendar[name]?.entries ?? [], libical[name]?.entries ?? [])
            let different = zip(one, other).first { $0 != $1 }.map { "\($0)\n\($1)" }
            Issue.record("\(name): \(different ?? "\(one.count) and \(other.count) entries")", sourceLocation: sourceLocation)
        }
        return icalendar
    }
}
