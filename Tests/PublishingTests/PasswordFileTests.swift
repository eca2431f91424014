import Foundation
import Publishing
import PublishingTestSite
import Synchronization
import Testing

@Suite struct PasswordFileTests {
    /// Passwords are asked for where one has to be hashed, and nowhere else.
    private final class Counter: Sendable {
        private let asked = Mutex<[String]>([])
        var names: [String] { asked.withLock { $0 } }

        func logins(_ names: [String], scheme: PasswordScheme = .sha512) -> Logins {
            Logins(names, scheme: scheme) { place in
                self.asked.withLock { $0.append(names[place]) }
                return "password of \(names[place])"
            }
        }
    }

    private func publish(_ site: SyntheticSite, _ logins: Logins?, to test: TestSite) throws {
        _ = try site.prepare(in: test.folder, jobs: 2, options: test.options, logins: logins).switchLive()
    }

    private func text(_ test: TestSite, _ name: String = "htpasswd") throws -> String {
        try String(contentsOfFile: "\(test.path)/access/\(name)", encoding: .utf8)
    }

    @Test func `of a hundred thousand members one changes: one password is hashed`() throws {
        let test = try TestSite()
        var site = SyntheticSite()
        try publish(site, Counter().logins([]), to: test)
        // Lines as they would be made, but for their hashes.
        let names = (0..<100_000).map { String(format: "member-%06d-of-many-members", $0) }
        let hash = String(repeating: "x", count: 86)
        let lines = names.map { "\($0):$6$rounds=1000$\($0.prefix(16))$\(hash)\n" }
        try test.write(lines.joined(), to: "access/htpasswd")

        var changed = names
        changed[50_000] = "member-050000-of-new-generation"
        let counter = Counter()
        site.setMember(3, text: "edited", link: "https://meet.example/m3")
        try publish(site, counter.logins(changed.shuffled()), to: test)
        #expect(counter.names == ["member-050000-of-new-generation"])
        let found = try text(test).split(separator: "\n")
        #expect(found.count == 100_000 && found.count { $0.hasSuffix(hash) } == 99_999)

        let before = test.traces()
        try publish(site, counter.logins(changed), to: test)
        #expect(counter.names.count == 1 && test.traces() == before)
    }

    @Test func `who goes is out before the switch, who comes is in after it`() throws {
        let test = try TestSite()
        let site = SyntheticSite()
        try publish(site, Counter().logins(["old", "staying"]), to: test)
        var next = site
        next.setMember(1, text: "edited", link: "https://meet.example/m1")
        let logins = Counter().logins(["new", "staying"])
        _ = try next.prepare(in: test.folder, jobs: 2, options: test.options, logins: logins)
        #expect(test.loginNames == ["old", "staying"])
        try publish(next, logins, to: test)
        #expect(test.loginNames == ["new", "staying"] && test.strays == [])
    }

    @Test func `each scheme writes what crypt makes of the password, and leaves no file of the other`() throws {
        let test = try TestSite()
        let name = "abcdefghijklmnopqrstuvwxyz"
        for (scheme, file, line) in [
            (PasswordScheme.sha512, "htpasswd", "\(name):$6$rounds=1000$abcdefghijklmnop$"),
            (.bcrypt, "users.caddy", "\(name) $2b$04$abcdefghijklmnopqrstu."),
        ] {
            try publish(SyntheticSite(), Counter().logins([name], scheme: scheme), to: test)
            let found = try text(test, file).dropLast()
            #expect(found.hasPrefix(line))
            let hash = String(found.dropFirst(name.count + 1))
            let check = try Command.run("/usr/bin/perl", ["-e", "print crypt($ARGV[0], $ARGV[1])", "password of \(name)", hash])
            #expect(check.output == hash)
            #expect(test.paths(in: "access") == [file])
        }
        try publish(SyntheticSite(), nil, to: test)
        #expect(!test.paths(in: ".").contains("access"))
    }

    @Test func `a purge takes the page's name out of the password file`() throws {
        let test = try TestSite()
        try test.publish(ProbeSites.before)
        #expect(test.loginNames.contains("member-1-0"))
        try test.publisher().purge(kind: SyntheticSite.member, row: 1)
        #expect(test.loginNames == Set(ProbeSites.before.logins.names).subtracting(["member-1-0"]))
    }
}
