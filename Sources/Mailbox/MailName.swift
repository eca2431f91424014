package import Bookings

/// What a mail's file is called: `confirmation.12.40.<word>.eml`, so that what it is can be told without opening it.
package struct MailName: Hashable {
    package let kind: Letter.Kind
    package let member: Member.ID
    /// Nil where the mail is about all bookings of a member.
    package let booking: Booking.ID?
    /// Of the site's secret, made of all that the mail says: another mail, another word.
    package let word: String

    package init(_ letter: Letter, word: String) {
        kind = letter.kind
        member = letter.member.id
        booking = letter.kind.isOfMember ? nil : letter.entries.first?.booking.id
        self.word = word
    }

    /// Reads a file's name; nil for one that is not ours.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 5, parts[4] == "eml", let kind = Letter.Kind(rawValue: String(parts[0])), let member = Int64(parts[1]),
            let booking = Int64(parts[2])
        else { return nil }
        self.kind = kind
        self.member = Member.ID(member)
        self.booking = kind.isOfMember ? nil : Booking.ID(booking)
        word = String(parts[3])
    }

    package var text: String { "\(kind.rawValue).\(member).\(booking?.rawValue ?? 0).\(word).eml" }
}
