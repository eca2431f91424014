import BusinessKit
import Foundation
import Serving
import TestKit
import Testing

/// `joinery server`: what it prints for which sites, judged by the servers' own tests of a configuration.
@Suite struct ServerCommandTests {
    @Test func `two sites with one address are an error of check and of server, and each is still built`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        #expect(try studio.joinery("server").exit == 0)
        // The same in other words: case, a dot at the end, the port.
        try studio.sql("UPDATE site SET base_url = 'https://Members.example.org.:443' WHERE id = 'harbour'")
        let check = try studio.joinery("check")
        #expect(check.exit == 1)
        for (site, other) in [("harbour", "studio"), ("studio", "harbour")] {
            #expect(check.output.contains("error: site:\(site): has the `base_url` `"))
            #expect(check.output.contains("and so has the site `\(other)`: a server can serve only one of them [same-address]"))
        }
        for options in [[], ["--site", "studio"], ["--listen", "8080"]] {
            let server = try studio.joinery(["server"] + options, now: nil)
            #expect(server.exit == 1 && server.output == "" && server.errors.contains("a server can serve only one of them"), "\(server)")
        }
        #expect(try studio.joinery("build").exit == 0)
        #expect(studio.exists("output/studio/current") && studio.exists("output/harbour/current"))

        try studio.sql("UPDATE site SET base_url = 'https://members.example.org:8443' WHERE id = 'harbour'")
        #expect(try studio.joinery("server").exit == 0)
        #expect(try !studio.joinery("check").output.contains("same-address"))
    }

    @Test("servers take the configuration of all sites, with other ports, and where members log in", arguments: ServerKind.allCases)
    func valid(_ kind: ServerKind) throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.sql("UPDATE site SET base_url = 'https://members.example.org:8443' WHERE id = 'harbour'")
        for access in ["link", "login"] {
            try studio.write("access: \(access)\nserver: \(kind.rawValue)\n", to: "site-data/joinery.yaml")
            try studio.build("--accept-new-identities", "--max-removals", "100%")
            for options in [["--certificate", "CERT", "--key", "KEY"], ["--listen", "127.0.0.1:8080", "--site", "harbour"]] {
                let tried = try Configuration(kind).test([printed(by: studio, options)])
                #expect(tried.exit == 0, "\(access) \(options) \(tried)")
                // What a server only warns of is a mistake too.
                #expect(!tried.errors.contains("conflicting") && !tried.errors.contains("[warn]"), "\(tried.errors)")
            }
        }
        try studio.sql("UPDATE site SET base_url = 'http://localhost:8000' WHERE id = 'harbour'")
        let tried = try Configuration(kind).test([printed(by: studio, ["--certificate", "CERT", "--key", "KEY"])])
        #expect(tried.exit == 0, "\(tried)")
    }

    @Test func `behind one port sites are told apart by their hosts`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        #expect(try studio.joinery("server", "--listen", "8080", now: nil).exit == 0)
        try studio.sql("UPDATE site SET base_url = 'https://members.example.org:8443' WHERE id = 'harbour'")
        #expect(
            try studio.joinery("server", "--listen", "8080", now: nil)
                == Outcome(
                    exit: 64, output: "",
                    errors: """
                        Error: the sites `harbour` and `studio` are both called `members.example.org`: at one port no server can tell them apart
                        Hint: give each a port of its own: `joinery server --site harbour --listen …`

                        """))
        #expect(try studio.joinery("server", "--listen", "8080", "--site", "harbour", now: nil).exit == 0)
    }

    @Test("two folders with a site of one id are served by one server", arguments: ServerKind.allCases)
    func twoFolders(_ kind: ServerKind) throws {
        let (first, second) = (try Business(), try Business())
        try second.sql("UPDATE site SET base_url = 'https://other.example.org'")
        let options = ["--server", kind.rawValue, "--certificate", "CERT", "--key", "KEY"]
        // What holds for the whole server can be said once.
        let texts = [try printed(by: first, options), try printed(by: second, options + ["--sites-only"])]
        let tried = try Configuration(kind).test(texts)
        #expect(tried.exit == 0, "\(tried)")
    }

    @Test func `certificates are named by options, for each host its own, and certbot's without`() throws {
        let studio = try Business()
        func nginx(_ options: String...) throws -> String { try studio.joinery(["server"] + options, now: nil).output }
        #expect(try nginx().contains("ssl_certificate \"/etc/letsencrypt/live/members.example.org/fullchain.pem\";"))
        let named = try nginx("--certificate", "/etc/ssl/{host}.pem", "--key", "/etc/ssl/{host}.key")
        #expect(named.contains("ssl_certificate \"/etc/ssl/members.example.org.pem\";"))
        #expect(named.contains("ssl_certificate_key \"/etc/ssl/members.example.org.key\";"))
        #expect(try !studio.joinery("server", "--server", "caddy", now: nil).output.contains("\ttls "))
        for (options, words) in [
            (["--key", "k"], "--certificate is missing"), (["--certificate", "c"], "--key is missing"),
            (["--certificate", "c", "--key", "k", "--listen", "80"], "leave one of them out"),
            (["--certificate", "c;", "--key", "k"], "cannot be written in a server's configuration"),
        ] {
            let refused = try studio.joinery(["server"] + options, now: nil)
            #expect(refused.exit == 64 && refused.errors.contains(words), "\(refused)")
        }
    }

    private func printed(by studio: Business, _ options: [String]) throws -> String {
        let outcome = try studio.joinery(
            ["server"] + options.map { ["CERT": Configuration.certificate, "KEY": Configuration.key][$0] ?? $0 }, now: nil)
        try #require(outcome.exit == 0, "\(outcome)")
        return outcome.output.replacing("DIR", with: studio.path)
    }

    /// What is printed, within what else a server's configuration has, as its own test of it sees it.
    private struct Configuration {
        static let certificate = Scratch.folder + "/joinery-tests-certificate.pem"
        static let key = Scratch.folder + "/joinery-tests-key.pem"
        let kind: ServerKind
        let folder: String

        init(_ kind: ServerKind) throws {
            self.kind = kind
            folder = Scratch.path("configuration-\(UUID().uuidString)")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            _ = try Self.made.get()
        }

        private static let made = Result {
            let made = try Program.named("openssl").run([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=members.example.org", "-keyout", key, "-out",
                certificate,
            ])
            try #require(made.exit == 0, "\(made.errors)")
        }

        func test(_ texts: [String]) throws -> Outcome {
            let text = texts.joined(separator: "\n").replacing(/\/var\/log\/(nginx|apache2)/, with: folder)
            let file = folder + "/conf"
            switch kind {
            case .nginx:
                try "pid \(folder)/pid;\nevents {}\nhttp {\n\(text)\n}\n".write(toFile: file, atomically: true, encoding: .utf8)
                return try Program(path: "/usr/sbin/nginx").run(["-t", "-p", folder, "-c", file, "-e", "stderr"])
            case .apache:
                let modules = [
                    "mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "headers", "mime", "rewrite", "ssl",
                ]
                let loads = modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined()
                try "\(loads)ServerName localhost\nTypesConfig /dev/null\nErrorLog \(folder)/errors\nListen 80\nListen 443\n\(text)".write(
                    toFile: file, atomically: true, encoding: .utf8)
                return try Program(path: "/usr/sbin/apache2").run(["-t", "-d", folder, "-f", file])
            case .caddy:
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                return try Program.named("caddy").run(
                    ["validate", "--adapter", "caddyfile", "--config", file], environment: ["HOME": folder, "XDG_DATA_HOME": folder])
            }
        }
    }
}
