internal import Bookings

/// What stands at the head of all mails of one run: when they were written and from whom they are.
public struct Letterhead: Sendable {
    let siteName: String
    let sender: MailAddress
    /// The header fields `Date`, `From` and, where answers go elsewhere, `Reply-To`.
    let fields: [UInt8]

    init(siteName: String, sender: MailAddress, replyTo: MailAddress?, date: Instant) {
        self.siteName = siteName
        self.sender = sender
        let answers = replyTo.map { "Reply-To: \($0.text)\r\n" } ?? ""
        fields = Array(
            "Date: \(date.mailDate)\r\nFrom: \(HeaderText.mailbox(name: siteName, address: sender.text))\r\n\(answers)".utf8)
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
