/// Finds what is wrong with a site itself, its accounts and its services (<doc:Checks>).
public enum SiteFindings {
    /// Looks at the site's own row, then at its accounts, then at its services in order of their ids.
    ///
    /// - `addressIsKey`: whether whoever has the address of My Bookings sees the page (`access: link`).
    /// - `zones`: where time zones are known from.
    /// - `hasWords`: whether there are words in the site's language.
    public static func findings(in catalogue: Catalogue, zones: Zones, addressIsKey: Bool, hasWords: Bool) -> [Finding] {
        let services = catalogue.services.values.sorted { $0.id < $1.id }
        return findings(in: catalogue.site, zones: zones, addressIsKey: addressIsKey, hasWords: hasWords)
            + findings(inAccountsOf: catalogue)
            + catalogue.staff.values.sorted { $0.id < $1.id }.compactMap { TextLimit.finding("staff:\($0.id)", "name", $0.name) }
            + services.flatMap { findings(in: $0, meetings: catalogue.courseMeetings[$0.id] ?? []) }
    }

    /// Finds sites that have one address: a server serves only one of them, and every address of the others leads to nothing.
    ///
    /// It is no finding of one site: each is whole by itself, so a build publishes all of them.
    public static func sameAddress(among sites: [Site]) -> [Finding] {
        let addresses = sites.map { site in BaseURL.origin(of: site.baseURL).map { "\($0.host):\($0.port)" } }
        return zip(sites, addresses).flatMap { site, address -> [Finding] in
            let others = zip(sites, addresses).filter { $0.0.id != site.id && $0.1 == address && address != nil }.map(\.0.id)
            guard let other = others.first else { return [] }
            return [
                Finding(
                    .error, .sameAddress, "site:\(site.id)",
                    "has the `base_url` `\(site.baseURL)`, and so has the site `\(other)`: a server can serve only one of them",
                    advice: "give one of them another: `joinery settings set --site \(site.id) --base-url https://…`")
            ]
        }
    }

    private static func findings(in site: Site, zones: Zones, addressIsKey: Bool, hasWords: Bool) -> [Finding] {
        let subject = "site:\(site.id)"
        var findings = [TextLimit.finding(subject, "name", site.name)].compactMap(\.self)
        if !BaseURL.isAllowed(site.baseURL) {
            findings.append(
                Finding(
                    .error, .baseURL, subject,
                    "has the `base_url` `\(site.baseURL)`; allowed is `https://` and a host (`http://` before localhost and 127.0.0.1 alone)",
                    advice: "write it like `https://members.example.org`: no path, no user name, no slash at the end"))
        }
        if zones.zone(site.timeZone) == nil {
            findings.append(
                Finding(
                    .error, .unknownTimeZone, subject, "has the time zone `\(site.timeZone)`, which is unknown",
                    advice: "write an IANA name, such as `Europe/Berlin`"))
        }
        if !hasWords {
            findings.append(
                Finding(
                    .error, .unknownLanguage, subject, "has the language `\(site.language)`, for which there are no words",
                    advice: "add its words to `Templates/words/`, or correct the site's language"))
        }
        if addressIsKey, site.hidesLinkInEmails, !site.hidesLinkInMyBookings {
            findings.append(
                Finding(
                    .warning, .mailLeadsToLink, subject,
                    "hides links in mails, but every mail carries the address of My Bookings, where they are shown",
                    advice: "hide them on My Bookings too with `joinery settings set`, or ask for a password: `access: login`"))
        }
        if site.hidesLinkEverywhere {
            findings.append(
                Finding(
                    .warning, .hiddenEverywhere, subject,
                    "hides links on My Bookings and in mails, so no client gets one from Joinery: pages and mails say that it comes from you",
                    advice:
                        "give clients their links by hand, or show them: `joinery settings set --hide-link-in-my-bookings no`, or `--hide-link-in-emails no`"
                ))
        }
        return findings
    }

    private static func findings(inAccountsOf catalogue: Catalogue) -> [Finding] {
        let hasDefault = catalogue.accounts.contains { $0.staff == nil && $0.isConnected }
        return catalogue.accounts.flatMap { account -> [Finding] in
            let place = account.staff.map { LinkPlace.staffAccount($0) } ?? .siteAccount(catalogue.site.id)
            var findings: [Finding] = []
            if account.staff != nil, !hasDefault {
                findings.append(
                    Finding(
                        .warning, .staffAccountWithoutDefault, place.subject,
                        "has a conferencing account, but the site has no connected default account, so no link appears anywhere",
                        advice: "connect the site's default account first: `joinery account connect`"))
            }
            if case .custom(let link) = account.kind {
                // What guests will open: the word is as long for every session.
                let word = String(repeating: "a", count: Base32.length)
                findings += place.findings(in: link.replacingPlaceholder(with: word))
            }
            return findings
        }
    }

    private static func findings(in service: Service, meetings: [ZoomMeeting]) -> [Finding] {
        let subject = "service:\(service.id)"
        var findings = [
            TextLimit.finding(subject, "name", service.name), TextLimit.finding(subject, "location", service.location),
            TextLimit.finding(subject, "description", service.details, over: TextLimit.description),
        ].compactMap(\.self)
        // What is longer than that is not looked into.
        if !findings.isEmpty { return findings }
        if service.details.utf8.count > TextLimit.usualDescription {
            findings.append(
                Finding(
                    .warning, .longDescription, subject,
                    "has a description of \(service.details.utf8.count) bytes; up to \(TextLimit.usualDescription) are usual",
                    advice: "write a shorter one, or put the text on a web page and link to it"))
        }
        for (column, text) in [("description", service.details), ("location", service.location)] {
            guard let provider = MeetingLinkInText.provider(in: text) else { continue }
            findings.append(.linkInText(subject, column: column, provider: provider))
        }
        if let link = service.courseLink { findings += LinkPlace.course(service.id).findings(in: link) }
        return findings + meetings.flatMap { LinkPlace.courseMeeting(service.id).findings(in: $0.link) }
    }
}

extension Finding {
    static func linkInText(_ subject: String, column: String, provider: String) -> Finding {
        Finding(
            .warning, .linkInText, subject, "holds a \(provider) link in its \(column), where no switch hides it",
            advice: "take it out there, and give it as the link: `joinery link set`, for a course `joinery course-link set`")
    }
}
