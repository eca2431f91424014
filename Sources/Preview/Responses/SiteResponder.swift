internal import Bookings
internal import Serving

/// Responds to the visitors of one site as the shipped configuration of nginx does. A test asks both the same.
struct SiteResponder {
    let tree: PreviewTree
    /// The member who has logged in, on a site where members do.
    let member: Int64?
    /// The version of what is served.
    let version: Int
    /// What is said above each page; nil for nothing.
    var bar: PreviewBar?

    func response(to request: Request) -> Response {
        guard let path = RequestPath.read(request.target) else { return error(400) }
        guard ["GET", "HEAD"].contains(request.method) else { return about(path, error(405)) }
        switch file(at: path, isMarkdown: MarkdownPreference.isMarkdown(accept: request.accept)) {
        case .unknownVisitor: return about(path, error(401))
        case .nothing: return missing
        case .file(let file): return found(file, status: 200, at: path) ?? missing
        }
    }

    private var missing: Response { found(PagePath.missing, status: 404, at: "/" + PagePath.missing) ?? error(404) }

    private enum Target {
        case file(String), nothing, unknownVisitor
    }

    private func file(at path: String, isMarkdown: Bool) -> Target {
        if path == "/" { return .file(PagePath.index) }
        let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
        if parts.contains(where: { $0.utf8.first == UInt8(ascii: ".") }) { return .nothing }
        if let login = tree.login {
            if let folder = parts.first, folder == PagePath.myBookings { return .nothing }
            if let file = Self.loginFile(path, isMarkdown: isMarkdown) {
                guard let member, let name = login(member) else { return .unknownVisitor }
                return .file("\(PagePath.myBookings)/\(name)\(file)")
            }
        }
        let ending = PageForm.html.fileExtension
        if isMarkdown, parts.count == 2, MarkdownPreference.folders.contains(String(parts[0])), parts[1].hasSuffix("." + ending) {
            return .file(path.dropFirst().dropLast(ending.count) + PageForm.markdown.fileExtension)
        }
        return .file(String(path.dropFirst()))
    }

    /// How the file ends of a path that members see once they have logged in: `.html`, `-2024.md`. Nil for any other path.
    private static func loginFile(_ path: String, isMarkdown: Bool) -> String? {
        guard let match = path.wholeMatch(of: #//my(?<year>-[0-9][0-9-]*)?(?<form>\.md|\.ics)?/#) else { return nil }
        let form = match.form ?? ".\((isMarkdown ? PageForm.markdown : .html).fileExtension)"
        return "\(match.year ?? "")\(form)"
    }

    /// - `path`: what decides about caching.
    private func found(_ file: String, status: Int, at path: String) -> Response? {
        guard let bytes = tree.file(file) else { return nil }
        let type = ContentType(path: file)
        let isPage = type?.fileExtension == PageForm.html.fileExtension
        let response = Response(
            status, type: type?.field ?? "application/octet-stream",
            body: isPage ? PreviewPolicy.page(bytes, version: version, bar: bar) : bytes)
        return about(path, response)
    }

    /// Adds what depends on the path: how long to keep it, and whether it comes in two kinds.
    private func about(_ path: String, _ response: Response) -> Response {
        var response = response
        if path.hasPrefix("/\(PagePath.assets)/") { response.caching = ResponseHeaders.cachingOfAssets }
        if path.wholeMatch(of: #//my(?:-[0-9][0-9-]*)?/#) != nil
            || MarkdownPreference.folders.contains(where: { path.hasPrefix("/\($0)/") })
        {
            response.fields.append(("Vary", "Accept"))
        }
        return response
    }

    /// What the preview says in its own words; those of other servers are not imitated.
    private func error(_ status: Int) -> Response {
        let words = [
            400: "This is no address.", 401: "Members log in here. Choose one on the preview's desk to see what that member sees.",
            404: "There is nothing here.", 405: "Pages can be read, and nothing else.",
        ]
        return .plain(status, words[status] ?? "")
    }
}
