public import Digests
public import Publishing
public import RenderedPages

/// A site made up for a test: what a build would render, by key.
public struct SyntheticSite: Sendable {
    public struct Page: Equatable, Sendable {
        public var path: String
        public var bytes: [UInt8]
        public var links: [UInt8] = []
        public var data: UInt64 = 0
        public var identity = Identity.none

        public init(path: String, bytes: [UInt8], links: [UInt8] = [], data: UInt64 = 0, identity: Identity = .none) {
            self.path = path
            self.bytes = bytes
            self.links = links
            self.data = data
            self.identity = identity
        }
    }

    /// Kinds, in the order of a build.
    public static let front: UInt8 = 0
    public static let member: UInt8 = 1
    public static let join: UInt8 = 2
    public static let asset: UInt8 = 9

    public var pages: [PageKey: Page] = [:]
    public var inputs = BuildInputs(templates: 1, configuration: 1, now: 1_800_000_000)
    /// Whether members log in.
    public var hasLogins = false
    /// How many files a batch has at least, but for the last.
    public var batchSize = 7
    /// Whether pages of members and sessions tell what they are made from.
    public var knowsRecipes = true
    /// Stands for what pages are made from, whatever their bytes are: a program that forgets an ingredient.
    public var givenRecipe: Digest?

    /// Members with two forms each, half as many join pages, two assets, a page at the top.
    public init(members: Int = 10) {
        for row in 0..<Int64(members) { setMember(row + 1, text: "hello", link: "https://meet.example/m\(row + 1)") }
        for row in 0..<Int64(members / 2) { setJoin(row + 1, link: "https://meet.example/j\(row + 1)") }
        setAsset(1, "a { color: red }")
        setAsset(2, "svg")
        pages[PageKey(kind: Self.front, row: 0)] = Page(path: "index.html", bytes: Array("front".utf8))
    }

    /// A member's page in both forms. What is rendered ends with the link; `design` plays the template.
    public mutating func setMember(
        _ row: Int64, text: String, link: String, generation: Int = 0, design: String = "", identity: Identity = .none
    ) {
        for (form, suffix) in ["html", "md"].enumerated() {
            pages[PageKey(kind: Self.member, row: row, form: UInt8(form))] = Page(
                path: "m/member-\(row)-\(generation).\(suffix)", bytes: Array("\(design)\(suffix) \(row) \(text) \(link)".utf8),
                links: Array(link.utf8), data: Self.digest(text + " " + link), identity: identity)
        }
    }

    /// FNV-1a: the same in every process.
    private static func digest(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    public mutating func removeMember(_ row: Int64) {
        pages = pages.filter { !($0.key.kind == Self.member && $0.key.row == row) }
    }

    public mutating func setJoin(_ row: Int64, link: String, generation: Int = 0) {
        pages[PageKey(kind: Self.join, row: row)] = Page(
            path: "j/session-\(row)-\(generation).html", bytes: Array("join \(row) \(link)".utf8), links: Array(link.utf8),
            data: Self.digest(link))
    }

    public mutating func setAsset(_ row: Int64, _ text: String) {
        let name = String(Self.digest(text), radix: 16)
        pages[PageKey(kind: Self.asset, row: row)] = Page(path: "assets/style.\(name).css", bytes: Array(text.utf8))
    }

    /// The batches of a build, in order; the forms of a page stay together.
    public var batches: [[PageKey]] {
        var batches: [[PageKey]] = []
        for key in pages.keys.sorted() {
            if let last = batches.last, last.count < batchSize || last.contains(where: { $0.kind == key.kind && $0.row == key.row }) {
                batches[batches.count - 1].append(key)
            } else {
                batches.append([key])
            }
        }
        return batches
    }

    public func render(_ keys: [PageKey], into batch: inout RenderedBatch) {
        var rest = keys[...]
        while let key = rest.first {
            let page = rest.prefix { $0.isSamePage(as: key) }
            rest = rest.dropFirst(page.count)
            batch.addPage(kind: key.kind, row: key.row, recipe: recipe(of: page)) { batch in
                for key in page { add(key, to: &batch) }
            }
        }
    }

    private func add(_ key: PageKey, to batch: inout RenderedBatch) {
        guard let page = pages[key] else { return }
        let start = batch.links.count
        batch.links += page.links
        batch.add(key, path: page.path, links: start..<batch.links.count, data: page.data, identity: page.identity) { $0 += page.bytes }
    }

    /// What the page is made from: all that a build sees of it. The front page and assets have none.
    private func recipe(of keys: ArraySlice<PageKey>) -> Digest? {
        guard knowsRecipes, let kind = keys.first?.kind, kind == Self.member || kind == Self.join else { return nil }
        var input = DigestInput()
        for key in keys {
            guard let page = pages[key] else { continue }
            input.add(key.form)
            input.add(page.path)
            // A member's recipe may be given: then it says so whatever the bytes are.
            input.add(givenRecipe ?? Digest(of: page.bytes.span))
            input.add(page.links)
            input.add(page.data)
            for part in [page.identity.name, page.identity.email, page.identity.externalID] { input.add(part) }
        }
        return input.digest()
    }

    /// What the tree of a clean build holds.
    public var files: [String: [UInt8]] {
        Dictionary(pages.values.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// The members' files are called by the names by which they log in.
    public var logins: Logins {
        let files = pages.filter { $0.key.kind == Self.member && $0.key.form == 0 }.map(\.value.path)
        let names = files.map { String($0.dropFirst(2).prefix { $0 != "." }) }.sorted()
        return Logins(names, scheme: .sha512) { "password of \(names[$0])" }
    }

    /// Publishes the site with the options every test shares: any page may go, assets stay for one switch.
    @discardableResult
    public func publish(to folder: SiteFolder, jobs: Int, options: PublishOptions) throws -> PublishReport {
        try prepare(in: folder, jobs: jobs, options: options).switchLive()
    }

    public func prepare(in folder: SiteFolder, jobs: Int, options: PublishOptions) throws -> PreparedSite {
        try prepare(in: folder, jobs: jobs, options: options, logins: hasLogins ? logins : nil)
    }

    public func prepare(in folder: SiteFolder, jobs: Int, options: PublishOptions, logins: Logins?) throws -> PreparedSite {
        var rest = batches[...]
        return try Publisher(folder.lock(at: options.time)).prepare(
            jobs: jobs, inputs: inputs, options: options, logins: logins, next: { _ in rest.popFirst() },
            render: { keys, batch in render(keys, into: &batch) })
    }

    public static func options(time: Int64) -> PublishOptions {
        PublishOptions(time: time, removalLimit: .percent(100), keptKinds: [asset], kindsThatMayVanish: [front, member, join])
    }
}
