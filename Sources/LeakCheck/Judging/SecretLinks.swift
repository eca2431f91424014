public import Bookings

/// Every link of the database as a needle, whether anyone may see it or not, and every join page's address.
///
/// Made from the rows and the rules alone: what pages are made from has no part in it, or a mistake there would excuse itself.
public struct SecretLinks {
    private let collector = NeedleCollector()
    let words: CommonWords
    /// By needle.
    private(set) var parts: [LinkPart] = []
    private(set) var providers: [String] = []
    private(set) var sites: [Site] = []
    /// In the order of `sites`.
    private(set) var links: [SiteLinks] = []
    /// Descriptions taken apart: each once, however many links have it.
    private(set) var descriptions: [[Needle]] = []
    private var descriptionTexts: [String] = []
    /// By needle: passwords with characters that pages encode, and that may themselves encode something.
    private var oddPasswords: [Needle: Set<String>] = [:]
    private var knownDescriptions: [String: Int32] = [:]
    /// By needle and site: parts of descriptions that more than one site has.
    private var shared: [Needle: [Int32: LinkPart]] = [:]
    private var knownLinks: [Link: Parts] = [:]
    private var providerNumbers: [String: UInt16] = [:]

    /// A link's needles; -1 where there is none.
    struct Parts {
        var url: Needle = -1
        var password: Needle = -1
        /// Place in `descriptions`.
        var description: Int32 = -1
    }

    /// - Parameter commonTexts: words files and built-in templates: what pages say anyway, so that a password made of such words is no secret.
    ///   What a site's own templates say is not part of it, since a password may have been pasted there.
    public init(besides commonTexts: [[UInt8]]) { words = CommonWords(commonTexts) }

    /// Makes all that was collected searchable.
    public func searchable() -> SearchableLinks {
        let index = NeedleIndex(collector.needles)
        let search = NeedleSearch(index)
        // A description may quote what is another link's, and is shown whole.
        let quoted = zip(descriptions, descriptionTexts).map { $0 + search.hits(in: $1).map(\.needle) }
        // Encoded once more, a password may read like another, and it is shown whole, too.
        let readings = oddPasswords.mapValues { texts in
            Array(Set(texts.flatMap { DisplayForms.all(of: $0).flatMap { search.hits(in: $0).map(\.needle) } }))
        }
        return SearchableLinks(
            index: index, parts: parts, shared: shared, providers: providers, sites: sites.map(\.id), descriptions: quoted,
            passwords: readings, links: links,
            common: words.needles(search))
    }

    /// Adds all links of a site.
    public mutating func add(_ schedule: Schedule) {
        sites.append(schedule.site)
        let catalogue = schedule.catalogue
        for account in catalogue.accounts {
            guard case .custom(let link) = account.kind else { continue }
            let owner = account.staff.map { (LinkPart.Owner.staff, $0.rawValue) } ?? (.site, Int64(sites.count - 1))
            knownLinks[link] = add(link, owner.0, owner.1)
        }
        for service in catalogue.services.values {
            for link in (service.courseLink.map { [$0] } ?? []) + (catalogue.courseMeetings[service.id] ?? []).map(\.link) {
                knownLinks[link] = add(link, .course, service.id.rawValue)
            }
        }
        var links = SiteLinks(schedule)
        for resolved in schedule.sessions {
            let (session, row) = (resolved.session, resolved.id.rawValue)
            var last: (link: Link, parts: Parts)?
            for meeting in resolved.meetings { last = (meeting.link, add(meeting.link, .session, row)) }
            if case .set(let link) = session.linkState { last = (link, add(link, .session, row)) }
            var parts = Parts()
            if let link = resolved.resolution.link {
                parts = last?.link == link ? last?.parts ?? Parts() : knownLinks[link] ?? add(link, .session, row)
            }
            let token = collector.add(resolved.token) ?? -1
            note(token, .joinPage, .session, row, isAddress: true, provider: 0)
            links.add(resolved, parts, token: token)
        }
        self.links.append(links)
    }

    private mutating func add(_ link: Link, _ owner: LinkPart.Owner, _ row: Int64) -> Parts {
        let provider = number(ofProvider: link.providerName)
        let address = Self.address(in: link.url)
        var parts = Parts()
        if address != nil || !words.make(link.url) {
            parts.url = add(address ?? link.url[...], .url, owner, row, isAddress: address != nil, provider) ?? -1
        }
        if !link.password.isEmpty, !words.make(link.password) {
            parts.password = add(link.password[...], .password, owner, row, isAddress: false, provider) ?? -1
            if parts.password >= 0, DisplayForms.areMany(of: link.password) {
                oddPasswords[parts.password, default: []].insert(link.password)
            }
        }
        if !link.details.isEmpty { parts.description = add(description: link.details, owner, row, provider) }
        return parts
    }

    private mutating func add(description text: String, _ owner: LinkPart.Owner, _ row: Int64, _ provider: UInt16) -> Int32 {
        if let known = knownDescriptions[text] {
            for needle in descriptions[Int(known)] {
                note(needle, parts[Int(needle)].kind, owner, row, isAddress: false, provider: provider)
            }
            return known
        }
        // What is longer is refused, and is not taken apart whole.
        let pieces = DescriptionPieces(String(text.unicodeScalars.prefix(TextLimit.description)))
        var needles: [Needle] = []
        let kinds: [(LinkPart.Kind, [String])] = [
            (.address, pieces.addresses), (.number, pieces.numbers), (.code, pieces.codes), (.description, pieces.stretches),
        ]
        for (kind, texts) in kinds {
            for text in texts where !words.makeDates(text) {
                if let needle = add(text[...], kind, owner, row, isAddress: false, provider) { needles.append(needle) }
            }
        }
        descriptions.append(needles)
        descriptionTexts.append(text)
        let number = Int32(descriptions.count - 1)
        knownDescriptions[text] = number
        return number
    }

    private mutating func add(
        _ text: Substring, _ kind: LinkPart.Kind, _ owner: LinkPart.Owner, _ row: Int64, isAddress: Bool, _ provider: UInt16
    ) -> Needle? {
        guard let needle = collector.add(text) else { return nil }
        note(needle, kind, owner, row, isAddress: isAddress, provider: provider)
        return needle
    }

    /// A needle is named after the first that has it, but is an address if any has it as one. One of a description is so on each site that
    /// has it.
    private mutating func note(
        _ needle: Needle, _ kind: LinkPart.Kind, _ owner: LinkPart.Owner, _ row: Int64, isAddress: Bool, provider: UInt16
    ) {
        guard needle >= 0 else { return }
        let site = Int32(sites.count - 1)
        let part = LinkPart(kind: kind, owner: owner, isAddress: isAddress, provider: provider, site: site, row: row)
        if needle == parts.count { return parts.append(part) }
        let first = parts[Int(needle)]
        if part.goesBefore(first) {
            parts[Int(needle)] = part
        } else if kind.isOfDescription, first.kind.isOfDescription, first.site != site, shared[needle]?[site] == nil {
            shared[needle, default: [:]][site] = part
        }
    }

    /// What of a URL leads somewhere even where its scheme is left out; nil for what is no web address.
    static func address(in url: String) -> Substring? {
        // By bytes, as every link of the database passes here.
        for scheme in ["https://", "http://"] where url.utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8, by: isSameLetter) {
            let rest = url.utf8.dropFirst(scheme.utf8.count)
            guard let host = rest.firstIndex(where: endsHost) else { return url[...] }
            // A host alone, or something very short, is a word: it counts with its scheme only.
            return rest.count < 12 || rest[host...].count < 2 ? url[...] : Substring(rest)
        }
        return nil
    }

    private static func isSameLetter(_ byte: UInt8, _ lower: UInt8) -> Bool { byte == lower || byte | 0x20 == lower && lower > 0x60 }

    private static func endsHost(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private mutating func number(ofProvider name: String) -> UInt16 {
        if let known = providerNumbers[name] { return known }
        let number = UInt16(clamping: providers.count)
        providers.append(name)
        providerNumbers[name] = number
        return number
    }
}

/// All links of the database, ready to be searched for.
public struct SearchableLinks: Sendable {
    let index: NeedleIndex
    /// By needle.
    let parts: [LinkPart]
    /// By needle and site: parts of descriptions that more than one site has.
    let shared: [Needle: [Int32: LinkPart]]
    let providers: [String]
    let sites: [Site.ID]
    /// Descriptions taken apart: each once, however many links have it.
    let descriptions: [[Needle]]
    /// By needle: what else passwords hold as they are shown.
    let passwords: [Needle: [Needle]]
    /// In the order of `sites`.
    let links: [SiteLinks]
    /// What any page may have as a word of its own.
    let common: Set<Needle>
}
