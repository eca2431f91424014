extension EditRules {
    static func conferencing(_ isOn: Bool, of id: Service.ID, in scene: EditScene) throws(EditRefusal) -> Change {
        guard let service = scene.catalogue.services[id] else { throw .unknown(.service(id)) }
        return Change(
            "service.set", .service(id), .conferencing(id, isOn),
            [Change.Field("conferencing_enabled", .flag(service.isConferencingEnabled), .flag(isOn))])
    }

    static func settings(_ change: SettingsChange, in scene: EditScene, zones: Zones) throws(EditRefusal) -> Change {
        guard !change.isEmpty else { throw .nothingAsked }
        try check(change, zones: zones)
        let (before, after) = (scene.catalogue.site, change.applied(to: scene.catalogue.site))
        let isOfText = [before.timeZone, before.language, before.baseURL] != [after.timeZone, after.language, after.baseURL]
        return Change(
            "settings.set", .site(before.id), .site(after),
            zip(fields(of: before), fields(of: after)).map { Change.Field($0.name, $0.value, $1.value) }.filter { $0.before != $0.after },
            reach: isOfText ? .site : .sessions)
    }

    static func check(_ change: SettingsChange, zones: Zones) throws(EditRefusal) {
        if let name = change.timeZone, zones.zone(name) == nil { throw .timeZone(name) }
        if let tag = change.language, !isLanguageTag(tag) { throw .language(tag) }
        if let text = change.baseURL, !BaseURL.isAllowed(text) { throw .baseURL(text) }
    }

    /// The settings of a site under the names of their columns.
    public static func fields(of site: Site) -> [(name: String, value: Change.Value)] {
        [
            ("plan", .text(site.plan.rawValue)), ("time_zone", .text(site.timeZone)), ("language", .text(site.language)),
            ("base_url", .text(site.baseURL)), ("hide_link_in_emails", .flag(site.hidesLinkInEmails)),
            ("hide_link_in_my_bookings", .flag(site.hidesLinkInMyBookings)),
        ]
    }

    /// Whether text has the form of a BCP 47 tag: letters, then subtags of letters and digits.
    package static func isLanguageTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(\.isLetter) else { return false }
        return parts.dropFirst().allSatisfy {
            (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isLetter || (48...57).contains($0) }
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
