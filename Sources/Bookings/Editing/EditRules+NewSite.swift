extension EditRules {
    /// Judges a new site: its id and name, and its settings as those of a site that is there.
    ///
    /// - Parameters:
    ///   - id: it never changes: addresses are made from it.
    ///   - name: what the business is called.
    ///   - settings: what the columns have no default for must be named: base URL and time zone.
    ///   - taken: the ids of the sites that are there.
    ///   - zones: where time zones are known from.
    public static func newSite(
        _ id: String, name: String, _ settings: SettingsChange, taken: [Site.ID], zones: Zones
    ) throws(EditRefusal) -> (site: Site, change: Change) {
        guard Site.ID.isOfForm(id) else { throw .siteID(id) }
        let id = Site.ID(id)
        guard !taken.contains(id) else { throw .taken(id) }
        guard name.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw .emptyName }
        guard !name.unicodeScalars.contains(where: \.isControl) else { throw .controlCharacter(.name) }
        guard name.utf8.count <= TextLimit.line else { throw .tooLong(.name, name.utf8.count, TextLimit.line) }
        try check(settings, zones: zones)
        let site = settings.applied(
            to: Site(
                id: id, name: name, baseURL: "", timeZone: "", language: "en", plan: .businessEcommerce, hidesLinkInEmails: false,
                hidesLinkInMyBookings: false))
        let change = Change(
            "site.add", .site(id), .newSite(site),
            [Change.Field("name", .absent, .text(name))] + fields(of: site).map { Change.Field($0.name, .absent, $0.value) },
            reach: .site,
            notes: [
                "`joinery account connect --site \(id) --url https://…` connects the account whose link its sessions have",
                "`joinery import` brings its bookings in, or your program writes them: the manual's page \"Connect your bookings\"",
            ])
        return (site, change)
    }
}
