internal import Bookings

/// Entries as a mail carries them: a whole calendar with a METHOD (RFC 5546), for the part `text/calendar; method=REQUEST`.
struct CalendarMessage {
    /// What the mail asks of the client's calendar.
    enum Method: String {
        /// One event, added or brought up to date.
        case request = "REQUEST"
        /// One event, taken out.
        case cancel = "CANCEL"
        /// Any number of events, which nobody is invited to: RFC 5546 3.2.1 forbids it an ATTENDEE.
        case publish = "PUBLISH"
    }

    /// Who invites whom. E-mail addresses are whole and valid.
    struct People {
        let organizer: (name: String, address: String)
        let attendee: (name: String, address: String)
    }

    let method: Method
    /// Their ways in are what the rules let into mails. One for `request` and `cancel`: RFC 5546 has one UID in these.
    let entries: [(entry: CalendarEntry, status: CalendarEntry.Status)]
    let people: People
    /// When the mail is written: of two messages with the same SEQUENCE, clients keep to the later.
    let stamp: Instant
    let edition: Edition

    /// Appends the calendar. Lines end in CRLF, and bytes beyond ASCII are UTF-8.
    func render(into bytes: inout [UInt8]) {
        var text = CalendarText(after: &bytes)
        text.beginCalendar()
        text.add("METHOD:", raw: method.rawValue)
        _ = text.addZones(of: entries.map(\.entry))
        for (entry, status) in entries {
            text.add(entry, stamp: stamp, status: status, people: people, isInvited: method != .publish, in: edition)
        }
        text.add("END:VCALENDAR")
        bytes = text.finished()
    }
}

extension CalendarText {
    mutating func add(_ people: CalendarMessage.People, isInvited: Bool) {
        write("ORGANIZER;CN=")
        write(quoted: people.organizer.name)
        write(":mailto:")
        write(mail: people.organizer.address)
        endLine()
        guard isInvited else { return }
        write("ATTENDEE;CN=")
        write(quoted: people.attendee.name)
        write(";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:")
        write(mail: people.attendee.address)
        endLine()
    }

    /// Writes an e-mail address as `mailto:` has it (RFC 6068): what may not stand in an address is percent-encoded.
    private mutating func write(mail address: String) {
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "!"),
                UInt8(ascii: "$"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "~"):
                write(raw: String(Unicode.Scalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                write(raw: "%\(digits.utf8.count == 1 ? "0" : "")\(digits)")
            }
        }
    }
}
