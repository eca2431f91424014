import BusinessKit
import Foundation
import Serving
import TestKit
import Testing

/// The configurations that `joinery server` prints, tried with the servers they are for.
@Suite struct ServersTests {
    @Test("where members log in nobody sees what is another's, whatever is asked for", arguments: ServerKind.allCases)
    func login(_ kind: ServerKind) throws {
        let studio = try Business(
            Business.rows + Business.members(11...38) + ManyBookingsTests.bookings(of: 1, before: 420, after: 0))
        try studio.letMembersLogIn(server: kind.rawValue)
        try studio.write("# Help\n\nAsk us.\n", to: "site-data/pages/help.md")
        try studio.build()
        let server = try ConfiguredServer(kind, studio)
        let visit = try logInAsEveryMember(of: studio, at: server)
        #expect(visit.foreign == [])
        #expect(visit.wrong == [])
        #expect(visit.requests > 20_000, "too few to prove anything")
        let logs = try server.logs()
        for login in try [1, 2].map(studio.login) { #expect(!logs.contains(login.name) && !logs.contains(login.password)) }
        #expect(!logs.contains("/my") && !logs.contains("/j/"))
    }

    @Test(
        "the same visit finds the mistake that is easily made",
        arguments: [
            (#" *location \^~ /m/ \{ return 404; \}\n"#, ""),
            (#"/m/\$joinery_studio_\w+_member\$joinery_studio_\w+_form"#, "/m/$arg_user.html"),
        ])
    func trap(_ pattern: String, _ mistake: String) throws {
        let studio = try Business(Business.rows + ManyBookingsTests.bookings(of: 1, before: 420, after: 0))
        try studio.letMembersLogIn()
        try studio.write("# Help\n\nAsk us.\n", to: "site-data/pages/help.md")
        try studio.build()
        let right = try Regex(pattern)
        let server = try ConfiguredServer(.nginx, studio) { printed in
            #expect(printed.contains(right))
            return printed.replacing(right, with: mistake)
        }
        let visit = try logInAsEveryMember(of: studio, at: server)
        #expect(!visit.foreign.isEmpty || !visit.wrong.isEmpty)
    }

    @Test("pages whose address is the key are served with all that must be said", arguments: ServerKind.allCases)
    func link(_ kind: ServerKind) throws {
        let studio = try Business(Business.rows + ManyBookingsTests.bookings(of: 1, before: 310, after: 0))
        try studio.write("# Help\n\nAsk us.\n", to: "site-data/pages/help.md")
        try studio.build()
        let server = try ConfiguredServer(kind, studio)
        let outcome = try Script(".ci/check_server.py").run([studio.output + "/current", server.address, server.host])
        #expect(outcome.exit == 0, "\(outcome.errors)")
        let logs = try server.logs()
        for page in try studio.pages() where page.id != nil { #expect(!logs.contains(page.path)) }
    }

    @Test("a join page in a language that nobody reads any more is the one in the site's own", arguments: ServerKind.allCases)
    func forgottenLanguage(_ kind: ServerKind) throws {
        let studio = try Business(Business.rows + "UPDATE member SET language = 'de' WHERE id = 2;")
        try studio.build()
        let server = try ConfiguredServer(kind, studio)
        let path = try #require(studio.pages().first { $0.kind == "join" && $0.id == 1 }).path
        func ask(_ suffix: String, _ options: [String] = []) throws -> WebAnswer {
            try server.ask("/\(path.replacing(".html", with: suffix))", options)
        }
        let own = try ask(".html")
        #expect(own.status == 200 && own.body.contains("<html lang=\"en\""))
        #expect(try ask("-de.html").body.contains("<html lang=\"de\""))
        let markdown = ["--header", "Accept: text/markdown"]
        #expect(try ask("-de.html", markdown).fields["content-type"] == "text/markdown; charset=utf-8")

        // A language that the browser prefers decides nothing.
        #expect(try ask(".html", ["--header", "Accept-Language: de"]).body == own.body)
        for suffix in ["-fr", "-pt-br"] {
            let found = try ask("\(suffix).html")
            #expect((found.status, found.body) == (200, own.body))
            #expect(
                found.fields["content-type"] == own.fields["content-type"] && found.fields["cache-control"] == own.fields["cache-control"])
            #expect(try ask("\(suffix).ics").body == ask(".ics").body)
            #expect(try ask("\(suffix).html", markdown).body == ask(".md").body)
        }
        for nothing in ["-fr.txt", "-.html", "-fr", "-fr.html/x"] { #expect(try ask(nothing).status == 404, "\(nothing)") }
        #expect(try server.ask("/j/\(String(repeating: "a", count: 26))-fr.html").status == 404)
        #expect(try !server.logs().contains("/j/"))
    }

    private struct Visit: Decodable {
        let requests: Int
        let foreign, wrong: [String]
    }

    private func logInAsEveryMember(of studio: Business, at server: ConfiguredServer) throws -> Visit {
        let members = try studio.pages().filter { $0.kind == "my-bookings" }.compactMap(\.id)
        let logins = try JSONEncoder().encode(members.map { try studio.login(of: Int($0)) })
        return try Script("Tests/EndToEndTests/log_in.py").answer(
            Visit.self, [server.address, server.host, studio.output + "/current"], input: String(decoding: logins, as: UTF8.self))
    }
}
