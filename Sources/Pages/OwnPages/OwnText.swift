internal import Bookings
private import Templating

/// One text of the owner's, rendered: the title that it begins with, and the rest.
struct OwnText: Sendable {
    let name: String
    let title: String
    let html: [UInt8]
    let markdown: [UInt8]
    /// What a reader does not get as it was written.
    let losses: [OwnTextLoss]
    let digest: UInt64

    /// - `names`: the pages there are, which it may link to by their files.
    init(_ file: OwnPages.File, among names: Set<String>) throws(OwnTextProblem) {
        name = file.name
        guard name.utf8.count <= 64, name.utf8.allSatisfy(Self.isAllowed), name.first?.isLetter == true || name.first?.isNumber == true
        else { throw .name }
        guard let bytes = file.bytes else { throw .unreadable }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Escaping.isRemoved($0) }))
        var links: [String] = []
        let page = MarkdownDocument(page: visible) {
            links.append($0)
            return Self.destination($0, as: .html, among: names)
        }
        let plain = MarkdownDocument(page: visible) { Self.destination($0, as: .markdown, among: names) }
        guard let title = page.takeTitle(), plain.takeTitle() != nil else { throw .noHeading }
        self.title = title
        let anchors = Set(page.anchors())
        losses =
            page.refusedLinks.map { .link($0) }
            + links.filter { $0.hasPrefix("#") && !anchors.contains(String($0.dropFirst())) }.map { .anchor($0) }
            + page.images.map { .image($0) } + (page.hasTable ? [.table] : [])
        html = page.htmlWithAnchors()
        markdown = plain.markdown()
        var digest = StableDigest()
        digest.combine(bytes)
        self.digest = digest.value
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }

    /// Whether a link leads to a heading of the page itself, or to somebody by mail or telephone.
    private static func isReach(_ url: String) -> Bool {
        guard url.utf8.count <= 2000, url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" }) else {
            return false
        }
        if url.hasPrefix("#") { return url.utf8.count > 1 }
        return ["mailto:", "tel:"].contains { scheme in
            url.utf8.count > scheme.utf8.count && url.prefix(scheme.count).lowercased() == scheme && url.utf8.allSatisfy { $0 < 0x80 }
        }
    }

    /// A link to another of the pages leads to its file of the same form; one to elsewhere is as safe as any on a page.
    private static func destination(_ url: String, as form: PageForm, among names: Set<String>) -> String? {
        let name = String(url.dropLast(".md".count))
        if url.hasSuffix(".md"), names.contains(name) { return PageAddresses.ownPath(name, form) }
        return LinkPolicy.flaw(in: url) == nil || isReach(url) ? url : nil
    }
}

/// Something in a page of the owner's that its readers do not see as it was written.
enum OwnTextLoss {
    case link(String), anchor(String), image(String), table

    func finding(_ subject: String) -> Finding {
        switch self {
        case .link(let url):
            Finding(
                .warning, .page, subject, "links to `\(url)`, which is shown as text alone",
                advice: "link to `https://…`, `mailto:…`, `tel:…`, a heading `#…`, or another page here by its file: `[terms](terms.md)`")
        case .anchor(let anchor):
            Finding(
                .warning, .page, subject, "links to `\(anchor)`, but has no such heading",
                advice: "write the heading's words in small letters, with hyphens for blanks: `#what-to-bring`")
        case .image(let url):
            Finding(
                .warning, .page, subject, "has the image `\(url)`, of which pages show the description alone",
                advice: "say in words what it shows, or link to it: `[the way](https://…)`")
        case .table:
            Finding(
                .warning, .page, subject, "has a table, whose bars and hyphens are shown as text",
                advice: "write it as a list: `- Monday: 9 to 10`")
        }
    }
}
