package import Bookings
import Foundation

/// What a mail says, kept beside it until it is sent and the database knows: when it was made, for whom, and a line for each session.
///
/// Holds digests, no link and no address.
package struct MailRecord {
    package let madeAt: Instant
    /// Digest of all that the mail takes from the member's own row.
    package let reader: String
    package let sessions: [ToldSession]

    package init(madeAt: Instant, reader: String, sessions: [ToldSession]) {
        self.madeAt = madeAt
        self.reader = reader
        self.sessions = sessions
    }

    /// Whether another record says the same to the same reader, whenever it was made.
    package func saysSame(as other: MailRecord) -> Bool { reader == other.reader && sessions == other.sessions }

    package var text: String {
        var text = "made \(madeAt.seconds)\nreader \(reader)\n"
        for session in sessions {
            let told = session.told
            text += "\(session.booking) \(session.session) \(session.link == .noLink ? "-" : session.link.rawValue) "
            text += "\(told.startsAt.seconds) \(told.endsAt.seconds) \(told.attendance.rawValue) "
            text += "\(Self.encoded(told.location))\n"
        }
        return text
    }

    /// Reads the text; nil for one that is not whole.
    package init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        // Bytes, never characters: a place may begin with a scalar that joins the blank before it.
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        guard lines.count > 3, lines.removeLast().isEmpty, let made = lines[0].value(of: "made ").flatMap({ Int64($0) }),
            let reader = lines[1].value(of: "reader ")
        else { return nil }
        madeAt = Instant(seconds: made)
        self.reader = String(reader)
        var sessions: [ToldSession] = []
        for line in lines.dropFirst(2) {
            guard let session = ToldSession(line: line) else { return nil }
            sessions.append(session)
        }
        self.sessions = sessions
    }

    /// A place on one line: bytes that could end it, and `%`, in hexadecimal.
    private static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "%") }) else { return text }
        return text.unicodeScalars.map { scalar in
            guard scalar.value < 0x20 || scalar == "%" else { return String(scalar) }
            return "%\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
        }.joined()
    }
}

extension ToldSession {
    fileprivate init?(line: Substring) {
        let words = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 6, omittingEmptySubsequences: false).map(Substring.init)
        guard words.count == 7, let booking = Int64(words[0]), let session = Int64(words[1]), let start = Int64(words[3]),
            let end = Int64(words[4]), let attendance = Attendance(rawValue: String(words[5])),
            let location = String(words[6]).removingPercentEncoding
        else { return nil }
        self.init(
            booking: Booking.ID(booking), session: Session.ID(session),
            link: words[2] == "-" ? .noLink : LinkDigest(rawValue: String(words[2])),
            told: Told(startsAt: Instant(seconds: start), endsAt: Instant(seconds: end), location: location, attendance: attendance))
    }
}

extension Substring {
    /// What follows `name` where the text begins with it, byte by byte.
    fileprivate func value(of name: StaticString) -> Substring? {
        let name = name.description.utf8
        return utf8.starts(with: name) ? Substring(utf8.dropFirst(name.count)) : nil
    }
}
