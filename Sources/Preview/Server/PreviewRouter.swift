internal import Bookings
private import Dispatch
private import Embedded
private import Serving
private import Synchronization

/// Decides what responds to a request: the desk, a site, or the preview itself. Refuses requests for any name but this machine's own.
final class PreviewRouter: Sendable {
    let events: ChangeEvents
    private let source: PreviewSource
    private let templates: DeskTemplates
    private let report: Mutex<PreviewReport>

    init(_ source: PreviewSource, _ report: PreviewReport) throws {
        self.source = source
        self.report = Mutex(report)
        events = ChangeEvents(report)
        templates = try DeskTemplates()
    }

    func tell(_ new: PreviewReport) {
        report.withLock { $0 = new }
        events.tell(new)
    }

    /// What a request for news is answered with, beginning with the current state; nil for every other request.
    func events(for request: Request) -> AsyncStream<String>? {
        guard !request.isForeign, PreviewHost(request.host) != nil, RequestPath.read(request.target) == PreviewPolicy.eventsPath else {
            return nil
        }
        return events.listen()
    }

    func response(to request: Request) async -> Response {
        // A page of others must not learn anything here, nor make this machine work.
        guard !request.isForeign else { return .plain(403, "This preview answers to its own pages, and to no other.") }
        guard let host = PreviewHost(request.host) else {
            return .plain(421, "This preview answers to localhost and to the names that its desk lists, and to no other.")
        }
        switch RequestPath.read(request.target) {
        case PreviewPolicy.scriptPath:
            return Response(200, type: "text/javascript; charset=utf-8", body: unsafe embedded_preview_script.contents)
        case DeskTemplates.stylePath where host == .index:
            return Response(200, type: ContentType.css.field, body: unsafe embedded_preview_style.contents)
        // Browsers ask for it wherever they are, and complain where it is not.
        case "/favicon.ico" where host == .index: return Response(204, type: "image/x-icon", body: [])
        default: break
        }
        // A build blocks its thread, which must not be one of the few that respond.
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.response(to: request, for: host)) }
        }
    }

    private func response(to request: Request, for host: PreviewHost) -> Response {
        let version = report.withLock { $0.version }
        let at = RequestPath.value(of: "at", in: request.query)
        let instant = at.flatMap { Instant(at: $0) }
        if at != nil, instant == nil { return .plain(400, "`at` is no time: write it as 2026-12-01T10:00Z.") }
        do {
            switch host {
            case .index:
                guard ["GET", "HEAD"].contains(request.method) else { return .plain(405, "Pages can be read, and nothing else.") }
                return try response(to: request, DeskQuery(request.query, instant: instant), version: version)
            case .site(let site, let member, let time):
                if let instant {
                    // The instant becomes part of the name, so that the page's own links keep it.
                    let there = PreviewHost.site(site, member: member, instant: instant).name + PreviewHost.port(in: request.host)
                    var response = Response.plain(302, "See http://\(there)\(request.target)")
                    response.fields.append(("Location", "http://\(there)\(request.target)"))
                    return response
                }
                guard let tree = try source.tree(site, time) else { return nothingYet(site, version: version) }
                let bar = time.map { _ in
                    let there = PreviewHost.site(site, member: member, instant: nil).name + PreviewHost.port(in: request.host)
                    return PreviewBar(text: "As of \(tree.time)", link: "http://\(there)\(request.target)", linkText: "Back to now")
                }
                return SiteResponder(tree: tree, member: member, version: version, bar: bar).response(to: request)
            }
        } catch {
            return waiting(500, "This page cannot be made at the moment.", version: version)
        }
    }

    /// The desk and what belongs to it.
    private func response(to request: Request, _ query: DeskQuery, version: Int) throws -> Response {
        let path = RequestPath.read(request.target) ?? ""
        if let (site, mail) = PreviewMail.read(path) { return try response(with: mail, of: site, query, version: version) }
        if path.hasPrefix(DeskTemplates.panelPath) {
            guard let kind = DeskPanel.Kind(rawValue: String(path.dropFirst(DeskTemplates.panelPath.count))) else {
                return .plain(404, "There is no such panel.")
            }
            return templates.response(PanelRow(kind: kind, panel: try source.panel(kind, query.instant), query: query))
        }
        guard path == "/" else { return .plain(404, "The desk is at /.") }
        if let time = RequestPath.value(of: "time", in: request.query) {
            guard let instant = try source.instant(time, query.site) else {
                return .plain(400, "`time` is no time: write it as 2026-12-01T10:00.")
            }
            // Told in UTC from here on, which every address can carry.
            var response = Response.plain(302, "See the desk of that time.")
            response.fields.append(("Location", query.with(\.instant, instant).address()))
            return response
        }
        return templates.response(
            DeskPage(desk: try source.desk(query), query: query, port: PreviewHost.port(in: request.host), version: version))
    }

    private func response(with mail: PreviewMail, of site: String, _ query: DeskQuery, version: Int) throws -> Response {
        guard let found = try source.mail(site, mail, query.instant) else {
            return .plain(404, "No such mail would be written: there is nothing to tell, or all of it is over.")
        }
        let lead = mail.isExample ? "An example, sent to nobody. " : ""
        let bar = PreviewBar(
            text: "\(lead)Subject: \(found.subject) – To: \(found.to)", link: query.address(), linkText: "Back to the desk")
        var response = Response.page(200, PreviewPolicy.page(found.html, version: version, bar: bar))
        response.fields = response.fields.map { field in
            field.name == "Content-Security-Policy" ? (field.name, PreviewPolicy.allowingStyles(field.value)) : field
        }
        return response
    }

    private func nothingYet(_ site: String, version: Int) -> Response {
        version == 0
            ? waiting(503, "The pages are being made.", version: 0) : waiting(404, "There is no site of this name.", version: version)
    }

    /// A page that shows over it what is wrong, and reloads by itself once that is fixed.
    private func waiting(_ status: Int, _ text: String, version: Int) -> Response {
        let html =
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title></head><body><main><h1>\(text)</h1></main></body></html>\n"
        return .page(status, PreviewPolicy.page(Array(html.utf8), version: version))
    }
}
