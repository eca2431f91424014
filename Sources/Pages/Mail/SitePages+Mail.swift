public import Bookings

extension SitePages {
    /// Makes what all mails from one sender have in common; the site's name goes with the address.
    ///
    /// - `replyTo`: where answers go; nil: to the sender.
    public func letterhead(from sender: MailAddress, replyTo: MailAddress? = nil) -> Letterhead {
        Letterhead(siteName: sessions.site.name, sender: sender, replyTo: replyTo, date: now)
    }

    /// Renders one mail and appends it. The same values, the same bytes.
    ///
    /// - `word`: unguessable, this mail's alone, and no page's: half of its message id.
    public func renderMail(_ letter: Letter, to address: MailAddress, on letterhead: Letterhead, word: String, into bytes: inout [UInt8]) {
        mailMaker(for: letter.member).render(letter, to: address, on: letterhead, word: word, into: &bytes)
    }

    /// Renders the HTML of a mail alone, for whoever wants to look at it without sending it.
    public func renderMailPage(_ letter: Letter, into bytes: inout [UInt8]) {
        mailMaker(for: letter.member).renderPage(letter, into: &bytes)
    }

    /// What a mail program shows of it in a list.
    public func subject(of letter: Letter) -> String { mailMaker(for: letter.member).subject(of: letter) }

    private func mailMaker(for member: Member) -> MailMaker {
        // Builds and `check` tell what is wrong with the member's rows.
        var findings: [Finding] = []
        return MailMaker(
            sessions: sessions, edition: edition(of: member, &findings), siteZone: siteZone, zone: zone(of: member, &findings),
            zones: zones,
            calendarZones: calendarZones, now: now)
    }
}
