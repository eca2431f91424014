private import Bookings
private import Templating

/// One text of the owner's, rendered: the title that it begins with, and the rest.
struct OwnText: Sendable {
    let name: String
    let title: String
    let html: [UInt8]
    let markdown: [UInt8]
    /// What it links to and no page may lead to.
    let refusedLinks: [String]
    let digest: UInt64

    /// - `names`: the pages there are, which it may link to by their files.
    init(_ file: OwnPages.File, among names: Set<String>) throws(OwnTextProblem) {
        name = file.name
        guard name.utf8.count <= 64, name.utf8.allSatisfy(Self.isAllowed), name.first?.isLetter == true || name.first?.isNumber == true
        else { throw .name }
        guard let bytes = file.bytes else { throw .unreadable }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Escaping.isRemoved($0) }))
        let page = MarkdownDocument(page: visible) { Self.destination($0, as: .html, among: names) }
        let plain = MarkdownDocument(page: visible) { Self.destination($0, as: .markdown, among: names) }
        guard let title = page.takeTitle(), plain.takeTitle() != nil else { throw .noHeading }
        self.title = title
        refusedLinks = page.refusedLinks
        html = page.html()
        markdown = plain.markdown()
        var digest = StableDigest()
        digest.combine(bytes)
        self.digest = digest.value
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }

    /// A link to another of the pages leads to its file of the same form; one to elsewhere is as safe as any on a page.
    private static func destination(_ url: String, as form: PageForm, among names: Set<String>) -> String? {
        let name = String(url.dropLast(".md".count))
        if url.hasSuffix(".md"), names.contains(name) { return PageAddresses.ownPath(name, form) }
        return LinkPolicy.flaw(in: url) == nil ? url : nil
    }
}
