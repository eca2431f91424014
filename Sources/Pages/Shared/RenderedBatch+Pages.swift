internal import Bookings
internal import Digests
internal import RenderedPages

extension RenderedBatch {
    /// Appends one file of a page, whose bytes `render` appends.
    ///
    /// - `row`: the member's or session's id; for other pages a number of their own, the same in every build.
    mutating func add(
        _ kind: PageKind, row: Int64, form: PageForm = .html, path: String, links: Range<Int>? = nil, data: UInt64 = 0,
        identity: Identity = .none, render: (inout [UInt8]) -> Void
    ) {
        add(
            PageKey(kind: kind.rawValue, row: row, form: form.rawValue), path: path, links: links, data: data, identity: identity,
            render: render)
    }

    /// Appends a page whose files `render` appends, unless what it is made from is what the published one was made from.
    mutating func addPage(_ kind: PageKind, row: Int64, recipe: Digest?, render: (inout RenderedBatch) -> Void) {
        addPage(kind: kind.rawValue, row: row, recipe: recipe, render: render)
    }

    /// Appends what a link consists of, for the digest of the links a page shows.
    mutating func note(_ shown: ShownLink) {
        links.append(contentsOf: shown.link.url.utf8)
        links.append(0)
        links.append(contentsOf: shown.link.password.utf8)
        links.append(0)
        links.append(contentsOf: shown.link.details.utf8)
        links.append(0)
        // The address of the join page lets in like a link.
        links.append(contentsOf: shown.session.token.utf8)
        links.append(0)
    }
}
