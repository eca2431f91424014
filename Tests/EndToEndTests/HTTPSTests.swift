import BusinessKit
import Foundation
import Serving
import TestKit
import Testing

/// The printed configurations with a certificate, which openssl signs for the test, as the web servers' own user.
@Suite struct HTTPSTests {
    @Test("a site is served by https at the port of its address, and whoever comes by http is led there", arguments: ServerKind.allCases)
    func https(_ kind: ServerKind) throws {
        let studio = try Business()
        let server = try SecureServer(kind, studio)
        let page = try #require(studio.pages().first { $0.kind == "my-bookings" }).path
        let there = "https://members.example.org:\(server.port)"

        let answer = try server.ask("/\(page)")
        #expect(try answer.status == 200 && answer.body == studio.text("output/studio/current/\(page)"))
        #expect(answer.fields["strict-transport-security"] == "max-age=31536000")
        let version = try Program.named("curl").run(
            server.names + ["--silent", "--head", "--output", "/dev/null", "--write-out", "%{http_version}", "\(there)/"])
        #expect(version.output == "2", "\(version)")
        let overIPv6 = try Program.named("curl").run([
            "--silent", "--show-error", "--cacert", server.certificate, "--resolve", "members.example.org:\(server.port):[::1]", "--output",
            "/dev/null", "--write-out", "%{http_code}", "\(there)/",
        ])
        #expect(overIPv6.output == "200", "\(overIPv6)")
        let old = try Program.named("curl").run(server.names + ["--silent", "--tls-max", "1.1", "\(there)/"])
        #expect(old.exit == 35)

        let led = try server.ask("/\(page)?x=1%20y", secure: false)
        #expect(led.status == 301 && led.fields["location"] == "\(there)/\(page)?x=1%20y")
        #expect(led.fields["cache-control"] == "private, no-store")

        // A name that is no site's gets nothing, neither by https nor by http.
        for secure in [true, false] {
            let foreign = try server.ask("/\(page)", secure: secure, ["--header", "Host: other.example"])
            #expect(foreign.status == 421 && !foreign.body.contains("Chlo"), "\(foreign)")
        }
        for answer in [answer, led] {
            #expect(
                answer.fields["server"]?.contains(/[0-9]/) != true && answer.fields["last-modified"] == nil && answer.fields["etag"] == nil)
        }
        #expect(try !server.logs().contains(page.dropFirst(2).dropLast(5)))
    }

    @Test("MDN's Observatory gives 150 points, A+", arguments: ServerKind.allCases)
    func observatory(_ kind: ServerKind) throws {
        struct Score: Decodable {
            let status, score: Int
            let grade: String
            let found: [String: String]
        }
        let studio = try Business()
        let server = try SecureServer(kind, studio)
        let score = try Script("Tests/EndToEndTests/servers/observatory.py").answer(
            Score.self, [server.certificate, SecureServer.host, "\(server.plainPort)", "\(server.port)"])
        #expect(score.status == 200 && score.score == 150 && score.grade == "A+", "\(score)")
    }

    @Test("who proves that the host is theirs finds the proof, before and after builds", arguments: [ServerKind.nginx, .apache])
    func challenge(_ kind: ServerKind) throws {
        let studio = try Business()
        let server = try SecureServer(kind, studio)
        let folder = server.challenges + "/.well-known/acme-challenge"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("proof".utf8).write(to: URL(fileURLWithPath: folder + "/tok_EN-1"))
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        try studio.build()
        let proof = try server.ask("/.well-known/acme-challenge/tok_EN-1", secure: false)
        #expect(proof.status == 200 && proof.body == "proof")
        // Nothing else of that folder is.
        #expect(try server.ask("/.well-known/acme-challenge/../../x", secure: false).status == 301)
    }
}
