import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// `output/` gets the web server's group after the first build, as people do it: from the next build on the server can read everything.
@Suite struct FileReachTests {
    private static let group = "www-data"
    private static let user = "4321"

    /// Who builds.
    enum Builder: String, CaseIterable, CustomTestStringConvertible {
        case root, member, stranger

        var testDescription: String { rawValue }

        var words: [String] {
            switch self {
            case .root: []
            case .member: ["setpriv", "--reuid", user, "--regid", user, "--groups", "\(gid)"]
            case .stranger: ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"]
            }
        }

        private var gid: gid_t { unsafe getgrnam(group).map { unsafe $0.pointee.gr_gid } ?? 33 }
    }

    private func build(_ studio: Business, as builder: Builder, umask: String) throws -> Outcome {
        let script = "umask \(umask); exec \"$@\""
        return try Program.named("sh").run(
            ["-c", script, "sh"] + builder.words + [Program.joinery.path, "build", "-C", studio.path, "--now", Business.now]
        ).replacing(studio.path)
    }

    /// A business of this user's, built once, whose `output/` is then given to the web server.
    private func given(to builder: Builder, umask: String) throws -> Business {
        try #require(geteuid() == 0, "this test changes owners: run it as root")
        let studio = try Business()
        if builder != .root { try shell("chown -R \(Self.user):\(Self.user) \(studio.path)") }
        let first = try build(studio, as: builder, umask: umask)
        try #require(first.exit == 0, "\(first)")
        try shell("chgrp \(Self.group) \(studio.path)/output && chmod g+s \(studio.path)/output")
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        return studio
    }

    private func shell(_ script: String) throws {
        let outcome = try Program.named("sh").run(["-c", script])
        try #require(outcome.exit == 0, "\(outcome)")
    }

    /// Asks a real nginx, whose workers are the web server's user, for every file.
    private func expectServed(_ studio: Business) throws {
        let server = try WebServer(root: studio.output + "/current", as: .ofDebian)
        for (path, file) in try PublishedTree(studio.output).files {
            let answer = try server.get(path)
            #expect(answer.status == 200 && answer.body == file.text, "\(path)")
        }
    }

    @Test("the next build brings all that is published into the reach of the web server", arguments: Builder.allCases, ["022", "077"])
    func reach(_ builder: Builder, umask: String) throws {
        let studio = try given(to: builder, umask: umask)
        let outcome = try build(studio, as: builder, umask: umask)
        if builder == .stranger {
            // This user may not give files away: the message has the commands with which somebody else does.
            #expect(outcome.exit == 73)
            let hint = try #require(outcome.errors.firstMatch(of: /`(sudo chgrp[^`]*)`, once; or `sudo usermod/), "\(outcome)")
            try shell(String(hint.1).replacing("sudo ", with: "").replacing("DIR", with: studio.path))
            let again = try build(studio, as: builder, umask: umask)
            #expect(again.exit == 0, "\(again)")
        } else {
            #expect(outcome.exit == 0, "\(outcome)")
        }
        try expectServed(studio)
        #expect(try studio.joinery("verify", now: nil).exit == 0)
        // From then on nothing is left to be done.
        let before = try PublishedTree(studio.output)
        #expect(try build(studio, as: builder, umask: umask).exit == 0)
        #expect(try PublishedTree(studio.output) == before)
        try studio.sql("UPDATE service SET name = 'Evening Yoga' WHERE id = 1")
        #expect(try build(studio, as: builder, umask: umask).exit == 0)
        try expectServed(studio)
    }

    @Test func `an unchanged site is brought into reach too`() throws {
        let studio = try Business()
        try studio.build()
        try shell("chgrp \(Self.group) \(studio.path)/output && chmod g+s \(studio.path)/output")
        #expect(try studio.joinery("build").output.hasPrefix("studio: unchanged"))
        try expectServed(studio)
    }

    @Test func `what another user has made is told, with the command`() throws {
        let studio = try Business()
        try studio.build()
        try shell(
            "chown -R \(Self.user):\(Self.user) \(studio.path)/site-data \(studio.path)/output && chown -R 0 \(studio.path)/output/studio/blue"
        )
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        try shell("chgrp \(Self.group) \(studio.path)/output")
        let outcome = try build(studio, as: .member, umask: "022")
        #expect(outcome.exit == 73)
        #expect(
            outcome.errors.contains(
                "Hint: files in `DIR/output/studio/blue` belong to another user: `sudo chown -R 4321 DIR/output/studio`\n"),
            "\(outcome)")
    }
}
