internal import Bookings

/// One mail, ready to be written as RFC 5322 has it: all ASCII, lines ended by CRLF and at most 76 characters long but for addresses.
struct Message {
    let from: (name: String, address: MailAddress)
    let to: (name: String, address: MailAddress)
    let subject: String
    let date: Instant
    /// Unguessable and this mail's own: the first half of the message id, and what parts the parts.
    let word: String
    let language: String
    let text: [UInt8]
    let html: [UInt8]
    /// Each a calendar of its own.
    let calendars: [Calendar]

    struct Calendar {
        /// `REQUEST` or `CANCEL`.
        let method: String
        let bytes: [UInt8]
    }

    /// Appends the mail.
    func render(into bytes: inout [UInt8]) {
        bytes += header.utf8
        // A calendar stands among the alternatives only where it says all that the others say.
        let isAlone = calendars.count == 1
        if calendars.count > 1 {
            bytes += "Content-Type: multipart/mixed; boundary=\"\(mixed)\"\r\n\r\n--\(mixed)\r\n".utf8
        }
        bytes += "Content-Type: multipart/alternative; boundary=\"\(alternative)\"\r\n\r\n".utf8
        append("text/plain; charset=utf-8", text, after: alternative, to: &bytes)
        append("text/html; charset=utf-8", html, after: alternative, to: &bytes)
        if isAlone { append(calendars, after: alternative, to: &bytes) }
        bytes += "--\(alternative)--\r\n".utf8
        if calendars.count > 1 {
            append(calendars, after: mixed, to: &bytes)
            bytes += "--\(mixed)--\r\n".utf8
        }
    }

    // `=_` stands in no quoted-printable text, so no part can hold a boundary.
    private var alternative: String { "=_a\(word)" }
    private var mixed: String { "=_m\(word)" }

    private var header: String {
        """
        Date: \(date.mailDate)\r
        From: \(HeaderText.mailbox(name: from.name, address: from.address.text))\r
        To: \(HeaderText.mailbox(name: to.name, address: to.address.text))\r
        Subject: \(HeaderText.unstructured(subject))\r
        Message-ID: <\(word)@\(from.address.domain)>\r
        Auto-Submitted: auto-generated\r
        Content-Language: \(language)\r
        MIME-Version: 1.0\r

        """
    }

    private func append(_ calendars: [Calendar], after boundary: String, to bytes: inout [UInt8]) {
        for calendar in calendars {
            append("text/calendar; charset=utf-8; method=\(calendar.method)", calendar.bytes, after: boundary, to: &bytes)
        }
    }

    private func append(_ type: String, _ part: [UInt8], after boundary: String, to bytes: inout [UInt8]) {
        bytes += "--\(boundary)\r\nContent-Type: \(type)\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
        QuotedPrintable.append(part, to: &bytes)
    }
}

extension Instant {
    /// `Mon, 23 Nov 2026 12:00:00 +0000`.
    fileprivate var mailDate: String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = CivilTime(self)
        let clock = rfc3339.dropFirst(11).dropLast()
        return "\(weekdays[time.weekday]), \(time.day) \(months[time.month - 1]) \(rfc3339.prefix(4)) \(clock) +0000"
    }
}
