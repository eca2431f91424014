private import Bookings
private import CCMark
private import Glibc
private import Templating

/// Holds a parsed text that the policy has been applied to: links by `Sources/Bookings/Bookings.docc/LinkRules.md`, images and HTML as
/// their text. The headings of a page are
/// the page's own: those of a description are bold paragraphs, those of a page's whole text go one level below its title.
///
/// Rendering changes the document, so each is rendered once: hence consuming.
///
/// Safe because the tree is its own from parsing to `deinit`, a node is freed only when nothing visits it again, and what cmark lends is
/// copied before the tree changes.
@safe struct MarkdownDocument: ~Copyable {
    private let root: OpaquePointer?
    /// The destinations of links that became text.
    let refusedLinks: [String]
    /// The destinations of images, which became their text.
    let images: [String]
    /// Whether a paragraph of it is a table in other kinds of Markdown.
    let hasTable: Bool

    /// What is nested deeper stands in the level above. Each step of cmark's on a node asks all levels around it, so that without a bound a
    /// text of nothing but asterisks would take time by the square of its length.
    private static let deepest = 32

    /// Parses a description, which stands among other things on a page.
    init(_ text: String) {
        unsafe self.init(text, heading: Self.makeBoldParagraph) { LinkPolicy.flaw(in: $0) == nil ? $0 : nil }
    }

    /// Parses the whole text of a page.
    ///
    /// - `destination`: where a link leads instead; nil where none may lead.
    init(page text: String, destination: (String) -> String?) {
        unsafe self.init(text, heading: { _ in }, destination: destination)
    }

    private init(_ text: String, heading: (OpaquePointer) -> Void, destination: (String) -> String?) {
        var text = MarkdownLines.shallow(text)
        var refused: [String] = []
        var images: [String] = []
        let root = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT) }
        }
        unsafe Self.flatten(root)
        hasTable = unsafe Self.findsTable(in: root, MarkdownLines(text))
        unsafe Self.forEachNode(in: root) { node in
            switch unsafe cmark_node_get_type(node) {
            case CMARK_NODE_TEXT: unsafe Self.removeUnsafe(from: node)
            case CMARK_NODE_IMAGE:
                unsafe images.append(cmark_node_get_url(node).map { unsafe String(cString: $0) } ?? "")
                unsafe Self.unwrap(node)
            case CMARK_NODE_LINK:
                let url = unsafe cmark_node_get_url(node).map { unsafe String(cString: $0) } ?? ""
                guard let allowed = destination(url) else {
                    refused.append(url)
                    unsafe Self.unwrap(node)
                    return
                }
                unsafe cmark_node_set_url(node, allowed)
                unsafe cmark_node_set_title(node, "")
            case CMARK_NODE_HEADING: unsafe heading(node)
            case CMARK_NODE_HTML_INLINE: unsafe Self.replace(node, by: Self.text(cmark_node_get_literal(node)))
            case CMARK_NODE_HTML_BLOCK:
                let paragraph = unsafe cmark_node_new(CMARK_NODE_PARAGRAPH)
                unsafe cmark_node_append_child(paragraph, Self.text(cmark_node_get_literal(node)))
                unsafe Self.replace(node, by: paragraph)
            case CMARK_NODE_CODE_BLOCK: unsafe cmark_node_set_fence_info(node, "")
            default: break
            }
        }
        // What was parted by a reference or a mark that is gone is one text again, and is escaped as one.
        unsafe cmark_consolidate_text_nodes(root)
        unsafe self.root = root
        refusedLinks = refused
        self.images = images
    }

    /// Takes the heading away that the text begins with and answers with its words; nil where it begins with something else. Other headings
    /// of that level go one below.
    borrowing func takeTitle() -> String? {
        guard let first = unsafe cmark_node_first_child(root), unsafe cmark_node_get_type(first) == CMARK_NODE_HEADING else { return nil }
        let title = unsafe Self.words(of: first)
        unsafe forEachHeading { if unsafe cmark_node_get_heading_level($0) == 1 { unsafe cmark_node_set_heading_level($0, 2) } }
        unsafe cmark_node_unlink(first)
        unsafe cmark_node_free(first)
        return title.isEmpty ? nil : title
    }

    deinit {
        if let root = unsafe root { unsafe cmark_node_free(root) }
    }

    /// The words that lead to each heading of a page, in order: as readers of Markdown make them.
    borrowing func anchors() -> [String] {
        var anchors = HeadingAnchors()
        unsafe forEachHeading { _ = unsafe anchors.add(Self.words(of: $0)) }
        return anchors.all
    }

    private borrowing func forEachHeading(_ body: (OpaquePointer) -> Void) {
        unsafe forEachNode { if unsafe cmark_node_get_type($0) == CMARK_NODE_HEADING { unsafe body($0) } }
    }

    private static func words(of heading: OpaquePointer) -> String {
        var words = ""
        unsafe forEachNode(in: heading) { node in
            switch unsafe cmark_node_get_type(node) {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE: unsafe words += cmark_node_get_literal(node).map { unsafe String(cString: $0) } ?? ""
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: words += " "
            default: break
            }
        }
        return words
    }

    /// Renders a page to HTML whose headings can be linked to.
    consuming func htmlWithAnchors() -> [UInt8] {
        var anchors = HeadingAnchors()
        unsafe forEachHeading { heading in
            let level = unsafe cmark_node_get_heading_level(heading)
            let block = unsafe cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)
            let anchor = unsafe Escaping.html.escaped(anchors.add(Self.words(of: heading)))
            unsafe cmark_node_set_on_enter(block, "<h\(level) id=\"\(anchor)\">")
            unsafe cmark_node_set_on_exit(block, "</h\(level)>")
            unsafe Self.moveChildren(of: heading, to: block)
            unsafe Self.replace(heading, by: block)
        }
        return html()
    }

    /// Renders to HTML. Links say nothing to where they lead.
    consuming func html() -> [UInt8] {
        unsafe forEachNode { node in
            guard unsafe cmark_node_get_type(node) == CMARK_NODE_LINK else { return }
            let url = unsafe cmark_node_get_url(node).map { unsafe String(cString: $0) } ?? ""
            let link = unsafe cmark_node_new(CMARK_NODE_CUSTOM_INLINE)
            unsafe cmark_node_set_on_enter(link, "<a href=\"\(Escaping.html.escapedURL(url))\" rel=\"noopener noreferrer\">")
            unsafe cmark_node_set_on_exit(link, "</a>")
            unsafe Self.moveChildren(of: node, to: link)
            unsafe Self.replace(node, by: link)
        }
        return unsafe Self.bytes(of: cmark_render_html(root, CMARK_OPT_DEFAULT))
    }

    /// Renders to Markdown again, its text escaped like all text of Markdown pages: readers differ in what they make active.
    consuming func markdown() -> [UInt8] {
        unsafe forEachNode { node in
            guard unsafe cmark_node_get_type(node) == CMARK_NODE_TEXT, let literal = unsafe cmark_node_get_literal(node) else { return }
            let text = unsafe cmark_node_new(CMARK_NODE_CUSTOM_INLINE)
            unsafe cmark_node_set_on_enter(text, Escaping.markdown.escaped(String(cString: literal)))
            unsafe Self.replace(node, by: text)
        }
        return unsafe Self.bytes(of: cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0))
    }

    /// Renders to text alone: blocks are parted by an empty line, entries of lists by a line break, with their numbers and levels. A link is
    /// followed by its address, unless that is what it says.
    consuming func plain() -> String {
        var text = PlainText()
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        while case let event = unsafe cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
            let literal = unsafe cmark_node_get_literal(node).map { unsafe String(cString: $0) } ?? ""
            switch unsafe (cmark_node_get_type(node), event) {
            case (CMARK_NODE_TEXT, _), (CMARK_NODE_CODE, _): text.append(literal)
            case (CMARK_NODE_SOFTBREAK, _): text.append(" ")
            case (CMARK_NODE_LINEBREAK, _): text.beginLine()
            case (CMARK_NODE_PARAGRAPH, CMARK_EVENT_ENTER): text.beginBlock()
            case (CMARK_NODE_CODE_BLOCK, _):
                text.beginBlock()
                text.appendLines(literal)
            case (CMARK_NODE_LIST, CMARK_EVENT_ENTER): unsafe text.beginList(Self.numbering(of: node))
            case (CMARK_NODE_LIST, CMARK_EVENT_EXIT): text.endList()
            case (CMARK_NODE_ITEM, CMARK_EVENT_ENTER): text.beginEntry()
            case (CMARK_NODE_ITEM, CMARK_EVENT_EXIT): text.endEntry()
            case (CMARK_NODE_LINK, CMARK_EVENT_EXIT): unsafe text.append(Self.address(of: node))
            default: break
            }
        }
        return text.finished
    }

    private static func numbering(of list: OpaquePointer) -> PlainText.Numbering? {
        guard unsafe cmark_node_get_list_type(list) == CMARK_ORDERED_LIST else { return nil }
        let end = unsafe cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : "."
        return PlainText.Numbering(first: Int(unsafe cmark_node_get_list_start(list)), end: end)
    }

    /// The address of a link in brackets; empty where the link says it already.
    private static func address(of link: OpaquePointer) -> String {
        let url = unsafe cmark_node_get_url(link).map { unsafe String(cString: $0) } ?? ""
        guard let child = unsafe cmark_node_first_child(link) else { return url }
        let isSaid = unsafe cmark_node_next(child) == nil && cmark_node_get_literal(child).map { unsafe String(cString: $0) } == url
        return isSaid ? "" : " (\(url))"
    }

    /// Calls `body` with every node, children before parents, so that it may replace the node it is given.
    private borrowing func forEachNode(_ body: (OpaquePointer) -> Void) { unsafe Self.forEachNode(in: root, body) }

    private static func forEachNode(in root: OpaquePointer?, _ body: (OpaquePointer) -> Void) {
        var nodes: [OpaquePointer] = unsafe []
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        while case let event = unsafe cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            // Leaves have no exit of their own.
            guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
            if unsafe event == CMARK_EVENT_EXIT || isLeaf(node) { unsafe nodes.append(node) }
        }
        unsafe nodes.forEach(body)
    }

    /// Takes the levels away that are too deep, from the top, so that each node is moved once at most.
    private static func flatten(_ root: OpaquePointer?) {
        var node = unsafe root
        var depth = 0
        while let here = unsafe node {
            if depth > deepest, unsafe isLevel(here) {
                let parent = unsafe cmark_node_parent(here)
                let following = unsafe cmark_node_next(here)
                let first = unsafe isList(here) ? unwrapList(here) : unwrap(here)
                if let next = unsafe first ?? following {
                    unsafe node = next
                    continue
                }
                unsafe node = parent
                depth -= 1
            } else if let child = unsafe cmark_node_first_child(here) {
                unsafe node = child
                depth += 1
                continue
            }
            while let here = unsafe node, unsafe cmark_node_next(here) == nil {
                unsafe node = cmark_node_parent(here)
                depth -= 1
            }
            unsafe node = node.flatMap { unsafe cmark_node_next($0) }
        }
    }

    private static func isList(_ node: OpaquePointer) -> Bool { unsafe cmark_node_get_type(node) == CMARK_NODE_LIST }

    /// Whether what is in the node may stand where the node does.
    private static func isLevel(_ node: OpaquePointer) -> Bool {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_LIST, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK, CMARK_NODE_IMAGE: true
        default: false
        }
    }

    private static func unwrapList(_ list: OpaquePointer) -> OpaquePointer? {
        var first: OpaquePointer? = nil
        while let item = unsafe cmark_node_first_child(list) {
            while let child = unsafe cmark_node_first_child(item) {
                unsafe first = first ?? child
                unsafe cmark_node_insert_before(list, child)
            }
            unsafe cmark_node_unlink(item)
            unsafe cmark_node_free(item)
        }
        unsafe cmark_node_unlink(list)
        unsafe cmark_node_free(list)
        return unsafe first
    }

    private static func findsTable(in root: OpaquePointer?, _ lines: MarkdownLines) -> Bool {
        var found = false
        unsafe forEachNode(in: root) { node in
            guard !found, unsafe cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH else { return }
            found = unsafe lines.haveTable(
                Int(cmark_node_get_start_line(node))...max(Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node))))
        }
        return found
    }

    private static func text(_ literal: UnsafePointer<CChar>?) -> OpaquePointer? {
        let node = unsafe cmark_node_new(CMARK_NODE_TEXT)
        unsafe cmark_node_set_literal(node, literal)
        return unsafe node
    }

    /// Takes away what no text of a page has: `&#x202E;` is such a character only now, and `&#xFFFE;` and `&#xFFFF;` are the bytes FE and FF,
    /// which are no text at all.
    private static func removeUnsafe(from node: OpaquePointer) {
        guard let literal = unsafe cmark_node_get_literal(node) else { return }
        let bytes = unsafe UnsafeRawBufferPointer(start: literal, count: strlen(literal))
        let text =
            unsafe bytes.contains { $0 >= 0xFE } ? String(decoding: bytes.filter { $0 < 0xFE }, as: UTF8.self) : String(cString: literal)
        let visible = text.unicodeScalars.filter { !Escaping.isRemoved($0) }
        if visible.reduce(0, { $0 + UTF8.width($1) }) < bytes.count {
            unsafe cmark_node_set_literal(node, String(String.UnicodeScalarView(visible)))
        }
    }

    private static func makeBoldParagraph(_ heading: OpaquePointer) {
        let paragraph = unsafe cmark_node_new(CMARK_NODE_PARAGRAPH)
        let strong = unsafe cmark_node_new(CMARK_NODE_STRONG)
        unsafe cmark_node_append_child(paragraph, strong)
        unsafe moveChildren(of: heading, to: strong)
        unsafe replace(heading, by: paragraph)
    }

    /// Puts what is in a node in its place.
    ///
    /// - Returns: the first of it.
    @discardableResult
    private static func unwrap(_ node: OpaquePointer) -> OpaquePointer? {
        let first = unsafe cmark_node_first_child(node)
        while let child = unsafe cmark_node_first_child(node) { unsafe cmark_node_insert_before(node, child) }
        unsafe cmark_node_unlink(node)
        unsafe cmark_node_free(node)
        return unsafe first
    }

    private static func moveChildren(of node: OpaquePointer, to target: OpaquePointer?) {
        while let child = unsafe cmark_node_first_child(node) { unsafe cmark_node_append_child(target, child) }
    }

    private static func replace(_ node: OpaquePointer, by replacement: OpaquePointer?) {
        unsafe cmark_node_replace(node, replacement)
        unsafe cmark_node_free(node)
    }

    private static func bytes(of rendered: UnsafeMutablePointer<CChar>?) -> [UInt8] {
        guard let rendered = unsafe rendered else { return [] }
        defer { unsafe cmark_get_default_mem_allocator().pointee.free(rendered) }
        var bytes = unsafe Array(UnsafeRawBufferPointer(start: rendered, count: strlen(rendered)))
        // The templates decide what follows.
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return bytes
    }
}

private func isLeaf(_ node: OpaquePointer) -> Bool {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK,
        CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK:
        true
    default: false
    }
}
