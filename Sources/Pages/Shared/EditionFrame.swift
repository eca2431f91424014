internal import Bookings
internal import Digests

/// What all pages of a site are made from in any language, besides rows of members, bookings and sessions: as a digest.
struct EditionFrame: Sendable {
    /// Nil where no row of a site is behind it: then no page is known by its recipe.
    private let digest: Digest?
    let seed: UInt64

    static let none = EditionFrame(digest: nil, seed: 0)

    private init(digest: Digest?, seed: UInt64) {
        self.digest = digest
        self.seed = seed
    }

    /// - `program`: what renders, its locale data included.
    init(
        program: Digest?, templates: TemplateFolder, addresses: PageAddresses, look: SiteLook, ownPages: OwnPages, siteZone: ZoneOffsets
    ) {
        let site = addresses.site
        seed = addresses.recipeSeed
        guard let program, let row = site.row else {
            digest = nil
            return
        }
        var input = DigestInput()
        input.add(program)
        templates.addWordless(to: &input)
        input.add(row)
        input.add(addresses.access.rawValue)
        look.add(to: &input)
        // Every page links to them by their titles.
        for text in ownPages.texts {
            input.add(text.name)
            input.add(text.title)
        }
        input.add(siteZone.digest)
        digest = input.digest(seed: seed)
    }

    /// - `translation`: its words need not have changed when join pages in its language get addresses of their own.
    func digest(with words: Words, tag: String, _ translation: JoinTranslation?) -> Digest? {
        guard let digest else { return nil }
        var input = DigestInput()
        input.add(digest)
        input.add(words.language)
        input.add(tag)
        input.add(translation?.tag)
        words.tree.forEachText { key, text, _ in
            input.add(key.joined(separator: "\0"))
            input.add(text)
        }
        return input.digest(seed: seed)
    }
}

extension TemplateFolder {
    /// Adds all files but the words, of which each page needs one language.
    fileprivate func addWordless(to input: inout DigestInput) {
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where WordFile.language(ofPath: path) == nil {
            input.add(path)
            input.add(bytes)
        }
    }
}

extension SiteLook {
    fileprivate func add(to input: inout DigestInput) {
        input.add(accent)
        input.add(contact)
        input.add(website)
        input.add(booking)
        input.add(map?.text)
        input.add(logo?.fileExtension)
        input.add(logo?.bytes ?? [])
    }
}
