internal import Bookings

/// One mail, ready to be written as RFC 5322 has it: all ASCII, lines ended by CRLF and at most 76 characters long but for addresses.
struct Message {
    let letterhead: Letterhead
    let to: (name: String, address: MailAddress)
    let subject: String
    /// Unguessable and this mail's own: the first half of the message id, and what parts the parts.
    let word: String
    /// What mails about the same bookings refer to as well (RFC 5322 3.6.4): the beginnings of threads, which no mail is.
    let threads: [String]
    let language: String
    let text: [UInt8]
    let html: [UInt8]
    /// The first, where it adds, changes or takes out one event, stands among the alternatives: mail programs act on it there. The others
    /// are attached as files.
    let calendars: [Calendar]

    struct Calendar {
        /// `REQUEST`, `CANCEL` or `PUBLISH`.
        let method: String
        /// `booking.ics`
        let name: String
        let bytes: [UInt8]
    }

    /// Appends the mail.
    func render(into bytes: inout [UInt8]) {
        appendHeader(to: &bytes)
        let message = calendars.first.flatMap { $0.method == "PUBLISH" ? nil : $0 }
        let files = calendars.dropFirst(message == nil ? 0 : 1)
        if !files.isEmpty {
            bytes += "Content-Type: multipart/mixed;\r\n boundary=\"\(mixed)\"\r\n\r\n--\(mixed)\r\n".utf8
        }
        bytes += "Content-Type: multipart/alternative;\r\n boundary=\"\(alternative)\"\r\n\r\n".utf8
        append("text/plain; charset=utf-8", text, after: alternative, to: &bytes)
        append("text/html; charset=utf-8", html, after: alternative, to: &bytes)
        // A disposition of `attachment` would make Outlook show a file and do nothing.
        if let message { append(message, "inline", after: alternative, to: &bytes) }
        bytes += "--\(alternative)--\r\n".utf8
        if !files.isEmpty {
            for file in files { append(file, "attachment", after: mixed, to: &bytes) }
            bytes += "--\(mixed)--\r\n".utf8
        }
    }

    // `=_` stands in no quoted-printable text, so no part can hold a boundary.
    private var alternative: String { "=_a\(word)" }
    private var mixed: String { "=_m\(word)" }

    private func appendHeader(to bytes: inout [UInt8]) {
        bytes += letterhead.fields
        bytes += "To: ".utf8
        bytes += HeaderText.mailbox(name: to.name, address: to.address.text).utf8
        bytes += "\r\nSubject: ".utf8
        bytes += HeaderText.unstructured(subject).utf8
        bytes += "\r\nMessage-ID: <\(word)@\(letterhead.sender.domain)>\r\n".utf8
        if !threads.isEmpty {
            bytes += "References: \(threads.map { "<\($0)@\(letterhead.sender.domain)>" }.joined(separator: "\r\n "))\r\n".utf8
        }
        // The first is the standard (RFC 3834), the second is what Exchange knows ([MS-OXCMAIL] 2.1.3.2.20).
        bytes +=
            "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nContent-Language: \(language)\r\nMIME-Version: 1.0\r\n".utf8
    }

    private func append(_ calendar: Calendar, _ disposition: String, after boundary: String, to bytes: inout [UInt8]) {
        append(
            "text/calendar; charset=utf-8; method=\(calendar.method);\r\n name=\"\(calendar.name)\"", calendar.bytes, after: boundary,
            also: "Content-Disposition: \(disposition); filename=\"\(calendar.name)\"\r\n", to: &bytes)
    }

    private func append(_ type: String, _ part: [UInt8], after boundary: String, also fields: String = "", to bytes: inout [UInt8]) {
        bytes += "--\(boundary)\r\nContent-Type: \(type)\r\n\(fields)Content-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
        QuotedPrintable.append(part, to: &bytes)
    }
}
