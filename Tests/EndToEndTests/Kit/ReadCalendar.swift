import Foundation
import TestKit
import Testing

/// A calendar as libraries of other people's read it.
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
        let icalendar = try read(folder, by: "icalendar", Repository.folder.appending(path: ".venv/bin/python").path, sourceLocation)
        // What Debian installs for its own Python is not in the other's reach.
        let libical = try read(folder, by: "libical", "/usr/bin/python3", sourceLocation)
        #expect(Set(icalendar.keys) == Set(libical.keys), sourceLocation: sourceLocation)
        let differing = icalendar.keys.filter { icalendar[$0] != libical[$0] }.sorted()
        for name in differing.prefix(3) {
            let (one, other) = (icalendar[name]?.entries ?? [], libical[name]?.entries ?? [])
            let different = zip(one, other).first { $0 != $1 }.map { "\($0)\n\($1)" }
            Issue.record("\(name): \(different ?? "\(one.count) and \(other.count) entries")", sourceLocation: sourceLocation)
        }
        return icalendar
    }

    private static func read(
        _ folder: String, by library: String, _ python: String, _ sourceLocation: SourceLocation
    ) throws -> [String: ReadCalendar] {
        let script = Repository.folder.appending(path: "Tests/EndToEndTests/read_calendars.py").path
        try #require(FileManager.default.isExecutableFile(atPath: python), "run `.ci/setup` first", sourceLocation: sourceLocation)
        let outcome = try Program(path: python).run([script, library, folder])
        #expect(outcome.exit == 0, "\(library): \(outcome.errors.prefix(3000))", sourceLocation: sourceLocation)
        return try JSONDecoder().decode([String: ReadCalendar].self, from: Data(outcome.output.utf8))
    }
}
