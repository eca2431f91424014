import BusinessKit
import Foundation
import Testing

/// What a page says of one session, by the hooks that scripts rely on (`Sources/joinery/joinery.docc/OutputFolder.md`).
struct Shown: Equatable, CustomStringConvertible {
    /// `shown/site`: state and reason.
    let state: String
    let link: String?
    let password: String?

    init(_ state: String, link: String? = nil, password: String? = nil) {
        (self.state, self.link, self.password) = (state, link, password)
    }

    var description: String { "\(state) \(link ?? "-") \(password ?? "-")" }

    init(html: Substring) throws {
        let tag = try #require(html.firstMatch(of: /data-link="([^"]*)" data-reason="([^"]*)"/))
        state = "\(tag.1)/\(tag.2)"
        link = html.firstMatch(of: /data-field="link" href="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
        password = html.firstMatch(of: /data-field="password"[^>]*>([^<]*)</).map { String($0.1) }
    }
}

extension Business {
    /// Publishes, and returns what the member's page says of a session; nil where it does not name it.
    func page(of member: Int, session: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> Shown? {
        let html = try text(kind: "my-bookings", id: member, sourceLocation: sourceLocation)
        let entries = html.split(separator: /<(?:article|li) [^>]*id="s(?=\d+-\d+")/).dropFirst()
        return try entries.first { $0.hasPrefix("\(session)-") }.map { try Shown(html: $0) }
    }

    /// Publishes, and returns what a session's join page says.
    func joinPage(of session: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> Shown {
        try Shown(html: text(kind: "join", id: session, sourceLocation: sourceLocation)[...])
    }

    /// The path of a page below the web root, as `pages` lists it.
    func address(kind: String, id: Int) throws -> String {
        try #require(pages().first { $0.kind == kind && $0.id == Int64(id) }).path
    }

    private func text(kind: String, id: Int, sourceLocation: SourceLocation) throws -> String {
        try doing("build", "--max-removals", "100%", sourceLocation: sourceLocation)
        return try self.text("output/studio/current/\(address(kind: kind, id: id))")
    }
}
