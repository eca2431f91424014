public import Bookings

extension SitePages {
    /// Renders one mail and appends it. The same values, the same bytes.
    ///
    /// - Parameters:
    ///   - sender: whom it is from; the site's name goes with it.
    ///   - word: unguessable, this mail's alone, and no page's: half of its message id.
    public func renderMail(_ letter: Letter, to address: MailAddress, from sender: MailAddress, word: String, into bytes: inout [UInt8]) {
        var findings = PageOutput()
        let maker = MailMaker(
            sheets: sheets, edition: edition(of: letter.member, &findings), siteZone: siteZone, zone: zone(of: letter.member, &findings),
            zones: zones, calendarZones: calendarZones, sender: sender, now: now)
        maker.render(letter, to: address, word: word, into: &bytes)
    }
}
