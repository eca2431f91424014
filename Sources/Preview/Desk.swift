internal import Bookings
private import Dispatch
private import Embedded
private import Synchronization

/// Decides who answers a request: the index, a site, or the preview itself. Refuses whoever does not call this machine by its own names.
final class Desk: Sendable {
    let news: News
    private let source: PreviewSource
    private let index: IndexTemplate
    private let report: Mutex<PreviewReport>

    init(_ source: PreviewSource, _ report: PreviewReport) throws {
        self.source = source
        self.report = Mutex(report)
        news = News(report)
        index = try IndexTemplate()
    }

    func tell(_ new: PreviewReport) {
        report.withLock { $0 = new }
        news.tell(new)
    }

    func answer(_ request: Request) async -> Answer {
        guard let host = PreviewHost(request.host) else {
            return .plain(421, "This preview answers to localhost and to the names that its index lists, and to no other.")
        }
        switch RequestPath.read(request.target) {
        case PreviewPolicy.scriptPath: return Answer(200, type: "text/javascript; charset=utf-8", body: Self.bytes(embedded_preview_script))
        case IndexTemplate.stylePath where host == .index:
            return Answer(200, type: "text/css; charset=utf-8", body: source.style() + Self.bytes(embedded_preview_style))
        // Browsers ask for it wherever they are, and complain where it is not.
        case "/favicon.ico" where host == .index: return Answer(204, type: "image/x-icon", body: [])
        default: break
        }
        // A build blocks its thread, which must not be one of the few that answer.
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.answer(request, for: host)) }
        }
    }

    private func answer(_ request: Request, for host: PreviewHost) -> Answer {
        let version = report.withLock { $0.version }
        let at = RequestPath.value(of: "at", in: request.query)
        let instant = at.flatMap { Instant(at: $0) }
        if at != nil, instant == nil { return .plain(400, "`at` is no time: write it as 2026-12-01T10:00Z.") }
        do {
            switch host {
            case .index:
                guard ["GET", "HEAD"].contains(request.method) else { return .plain(405, "Pages can be read, and nothing else.") }
                let path = RequestPath.read(request.target) ?? ""
                if let mail = MailPath(path) { return try answer(mail, instant, version: version) }
                guard path == "/" else { return .plain(404, "The index is at /.") }
                let find = RequestPath.value(of: "find", in: request.query) ?? ""
                let page = IndexPage(
                    try source.index(instant, find), instant: instant, find: find, port: PreviewHost.port(in: request.host),
                    version: version)
                return index.answer(page)
            case .site(let site, let member, let time):
                if let instant {
                    // The instant becomes part of the name, so that the page's own links keep it.
                    let there = PreviewHost.site(site, member: member, instant: instant).name + PreviewHost.port(in: request.host)
                    var answer = Answer.plain(302, "See http://\(there)\(request.target)")
                    answer.fields.append(("Location", "http://\(there)\(request.target)"))
                    return answer
                }
                guard let tree = try source.tree(site, time) else { return nothingYet(site, version: version) }
                return SiteAnswers(tree: tree, member: member, version: version).answer(request)
            }
        } catch {
            return waiting(500, "This page cannot be made at the moment.", version: version)
        }
    }

    private func answer(_ mail: MailPath, _ instant: Instant?, version: Int) throws -> Answer {
        guard let html = try source.mail(mail.site, mail.booking, instant) else {
            return .plain(404, "No mail confirms this booking: it is not confirmed, or all of its sessions are over or cancelled.")
        }
        var answer = Answer(200, type: "text/html; charset=utf-8", body: PreviewPolicy.page(html, version: version))
        answer.fields = answer.fields.map { field in
            field.name == "Content-Security-Policy" ? (field.name, PreviewPolicy.allowingStyles(field.value)) : field
        }
        return answer
    }

    private func nothingYet(_ site: String, version: Int) -> Answer {
        version == 0
            ? waiting(503, "The pages are being made.", version: 0) : waiting(404, "There is no site of this name.", version: version)
    }

    /// A page that shows what is wrong over it, and goes on by itself when it is mended.
    private func waiting(_ status: Int, _ text: String, version: Int) -> Answer {
        let html =
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title></head><body><p>\(text)</p></body></html>\n"
        return Answer(status, type: "text/html; charset=utf-8", body: PreviewPolicy.page(Array(html.utf8), version: version))
    }

    private static func bytes(_ file: embedded_file) -> [UInt8] { Array(UnsafeBufferPointer(start: file.bytes, count: file.count)) }
}
