import BookingDatabase
package import Bookings
import Pages

/// The address of every page.
package struct PageList: Answer {
    package private(set) var rows: [Row] = []

    /// Lists the pages of all sites, or of one.
    package init(of folder: ProjectFolder, only site: Site.ID?) throws {
        let secret = try folder.secret()
        // Addresses are to be had while templates are wrong.
        let templates = try? folder.templates()
        try folder.snapshot { snapshot in
            for site in try snapshot.sites(only: site) {
                let addresses = PageAddresses(site: site, secret: secret, access: folder.configuration.access)
                let languages = templates.map { JoinLanguages(of: site, $0) }
                try add(site, from: snapshot, addresses, languages, own: folder.workspace.ownPages.pages(of: site.id))
            }
        }
    }

    private mutating func add(_ site: Site, from snapshot: Snapshot, _ addresses: PageAddresses, _ languages: JoinLanguages?, own: OwnPages)
        throws
    {
        func append(
            _ kind: String, _ id: Int64?, _ name: String, _ path: String, url: String? = nil, _ translations: [Translation] = []
        ) {
            rows.append(
                Row(
                    site: site.id.rawValue, kind: kind, id: id, name: name, path: path, url: url ?? addresses.url(ofFile: path),
                    translations: translations))
        }
        var languages = languages
        append(PageKind.site.name(ofRow: SitePageRow.index.rawValue), nil, site.name, SitePageRow.index.file)
        let members = try snapshot.members(of: site)
        while let booked = try members.next() {
            let member = booked.member
            languages?.add(booked)
            let path = PageAddresses.myBookingsFile(addresses.name(of: member))
            append(PageKind.myBookings.name, member.id.rawValue, member.name, path, url: addresses.url(member))
        }
        let services = try snapshot.catalogue(of: site).services
        try snapshot.sessions(of: site).forEach { session, _ in
            let name = "\(services[session.service]?.name ?? ""), \(session.startsAt.rfc3339)"
            let token = addresses.token(of: session)
            let translations = (languages?.translations(of: session) ?? []).map { language, translation in
                let path = PageAddresses.joinFile(token, in: translation)
                return Translation(language: language, path: path, url: addresses.url(ofFile: path))
            }
            append(PageKind.join.name, session.id.rawValue, name, PageAddresses.joinFile(token), translations)
        }
        for (path, title) in zip(own.paths, own.titles) { append(PageKind.ownPage.name, nil, title, path) }
    }

    package var lines: [Line] {
        rows.flatMap { row in
            ([row.url] + row.translations.map(\.url)).map {
                Line(columns: [row.site, row.kind, row.id.map { "\($0)" } ?? "-", $0, row.name])
            }
        }
    }

    package var document: Document { Document(pages: rows) }

    package struct Document: Encodable {
        let pages: [Row]
    }

    package struct Row: Encodable {
        let site: String
        let kind: String
        let id: Int64?
        /// Whose it is, or what about: the member, the service and the time of a session, the title of an own page.
        let name: String
        let path: String
        let url: String
        /// The same page in other languages; missing where there are none.
        let translations: [Translation]

        enum CodingKeys: CodingKey { case site, kind, id, name, path, url, translations }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(site, forKey: .site)
            try container.encode(kind, forKey: .kind)
            // Pages that belong to no row say so.
            try container.encode(id, forKey: .id)
            try container.encode(name, forKey: .name)
            try container.encode(path, forKey: .path)
            try container.encode(url, forKey: .url)
            if !translations.isEmpty { try container.encode(translations, forKey: .translations) }
        }
    }

    package struct Translation: Encodable {
        /// BCP 47.
        let language: String
        let path: String
        let url: String
    }
}

/// The languages besides the site's own in which join pages are, by who booked.
private struct JoinLanguages {
    private let templates: TemplateSet
    private let all: [String: JoinTranslation]
    private var languages: [Booking.Target: Set<String>] = [:]
    /// By what rows call their language.
    private var known: [String: String?] = [:]

    init(of site: Site, _ templates: TemplateSet) {
        self.templates = templates
        all = JoinTranslation.all(of: templates.languages, besides: templates.language(for: site.language) ?? site.language)
    }

    mutating func add(_ booked: BookedMember) {
        guard let name = booked.member.language else { return }
        let language = known[name] ?? templates.language(for: name).flatMap { all[$0] == nil ? nil : $0 }
        known[name] = .some(language)
        guard let language else { return }
        for booking in booked.bookings { languages[booking.target, default: []].insert(language) }
    }

    /// In order of their files.
    func translations(of session: Session) -> [(language: String, translation: JoinTranslation)] {
        let spoken = [.session(session.id), .course(session.service)].reduce(into: Set<String>()) { $0.formUnion(languages[$1] ?? []) }
        return spoken.compactMap { language in all[language].map { (language, $0) } }.sorted { $0.translation.place < $1.translation.place }
    }
}
