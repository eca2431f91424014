private import Glibc
internal import Serving

/// Answers the visitors of one site as the shipped configuration of nginx does. A test asks both the same.
struct SiteAnswers {
    let tree: PreviewTree
    /// Who has logged in, where members do.
    let member: Int64?
    /// Of what is served.
    let version: Int

    func answer(_ request: Request) -> Answer {
        guard let path = RequestPath.read(request.target) else { return error(400) }
        guard ["GET", "HEAD"].contains(request.method) else { return about(path, error(405)) }
        switch file(at: path, isMarkdown: MarkdownPreference.isMarkdown(accept: request.accept)) {
        case .unknownVisitor: return about(path, error(401))
        case .nothing: return found("404.html", status: 404, at: "/404.html") ?? error(404)
        case .file(let file): return found(file, status: 200, at: path) ?? found("404.html", status: 404, at: "/404.html") ?? error(404)
        }
    }

    private enum Place {
        case file(String), nothing, unknownVisitor
    }

    private func file(at path: String, isMarkdown: Bool) -> Place {
        if path == "/" { return .file("index.html") }
        if path.contains("/.") { return .nothing }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if let logins = tree.logins {
            if parts.first == "m" { return .nothing }
            if ["/my", "/my.md", "/my.ics"].contains(path) {
                guard let member, let name = logins[member] else { return .unknownVisitor }
                let form = path == "/my" ? isMarkdown ? "md" : "html" : String(path.dropFirst("/my.".count))
                return .file("m/\(name).\(form)")
            }
        }
        if isMarkdown, parts.count == 2, MarkdownPreference.folders.contains(String(parts[0])), parts[1].hasSuffix(".html") {
            return .file("\(path.dropFirst().dropLast("html".count))md")
        }
        return .file(String(path.dropFirst()))
    }

    /// - Parameter path: what decides about caching.
    private func found(_ file: String, status: Int, at path: String) -> Answer? {
        // Only what the manifest lists is ever opened: the request's own words are no path.
        guard tree.paths.contains(file), let bytes = contents(of: file) else { return nil }
        let type = ContentType(path: file)
        let isPage = type?.fileExtension == "html"
        let answer = Answer(
            status, type: type.map { $0.isText ? "\($0.mediaType); charset=utf-8" : $0.mediaType } ?? "application/octet-stream",
            body: isPage ? PreviewPolicy.page(bytes, version: version) : bytes)
        return about(path, answer)
    }

    /// Adds what depends on the path: how long to keep it, and whether it comes in two kinds.
    private func about(_ path: String, _ answer: Answer) -> Answer {
        var answer = answer
        let isAsset = path.hasPrefix("/assets/")
        answer.fields.append(("Cache-Control", isAsset ? ResponseHeaders.cachingOfAssets : ResponseHeaders.cachingOfPages))
        if path == "/my" || MarkdownPreference.folders.contains(where: { path.hasPrefix("/\($0)/") }) {
            answer.fields.append(("Vary", "Accept"))
        }
        return answer
    }

    private func contents(of file: String) -> [UInt8]? {
        let descriptor = open("\(tree.folder)/\(file)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return count == 0 ? bytes : nil }
            bytes += buffer[..<count]
        }
    }

    /// What a server says in its own words; those of others are not imitated.
    private func error(_ status: Int) -> Answer {
        let words = [
            400: "This is no address.", 401: "Members log in here. Choose one in the preview's index to see what that member sees.",
            404: "There is nothing here.", 405: "Pages can be read, and nothing else.",
        ]
        return .plain(status, words[status] ?? "")
    }
}
