import BusinessKit
import TestKit
import Testing

/// Every option can be set as `JOINERY_…`; the command line wins.
@Suite struct EnvironmentTests {
    @Test func `JOINERY_DIRECTORY names the folder`() throws {
        let studio = try Business()
        let outcome = try Program.joinery.run(["build", "--now", Business.now], environment: ["JOINERY_DIRECTORY": studio.path])
        #expect(outcome.exit == 0, "\(outcome)")
        #expect(try PublishedTree(studio.output).live != nil)
    }

    @Test func `JOINERY_SITE chooses a site, and the option wins over it`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        let environment = ["JOINERY_SITE": "harbour"]
        #expect(try studio.joinery("build", environment: environment).exit == 0)
        #expect(studio.exists("output/harbour/current") && !studio.exists("output/studio"))
        #expect(try studio.joinery("build", "--site", "studio", environment: environment).output.hasPrefix("studio: "))
    }

    @Test func `JOINERY_FORMAT chooses the format`() throws {
        #expect(try Business().joinery("pages", environment: ["JOINERY_FORMAT": "json"]).output.hasPrefix("{\n"))
    }

    @Test func `JOINERY_NOW and SOURCE_DATE_EPOCH set the time, in that order after the option`() throws {
        let studio = try Business()
        let epoch = ["SOURCE_DATE_EPOCH": "1795680000"]  // 2026-11-26T08:00:00Z
        let later = epoch.merging(["JOINERY_NOW": "2026-11-28T00:00:00Z"]) { $1 }
        #expect(try studio.joinery("build", now: Business.now, environment: later).output.contains("2026-11-24T08:00:00Z"))
        #expect(try studio.joinery("build", now: nil, environment: epoch).output.contains("2026-11-27T19:00:00Z"))
        #expect(try !studio.joinery("build", now: nil, environment: later).output.contains("Next change"))
    }

    @Test func `JOINERY_JOBS and JOINERY_MAX_REMOVALS are read like their options`() throws {
        let studio = try Business()
        #expect(try studio.joinery("build", environment: ["JOINERY_JOBS": "0"]).errors.hasPrefix("Error: --jobs is `0`, allowed 1 to 64\n"))
        try studio.build()
        try studio.sql("DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2")

        let refused = try studio.joinery("build", environment: ["JOINERY_MAX_REMOVALS": "0"])
        #expect(
            refused
                == Outcome(
                    exit: 4, output: "",
                    errors: """
                        Error: `DIR/output/studio`: 1 of 8 pages would go, 0 may; nothing was published
                        Hint: look at the database; if it is right, `joinery build --max-removals 1`

                        """))
        #expect(try studio.joinery("build", "--max-removals", "1", environment: ["JOINERY_MAX_REMOVALS": "0"]).exit == 0)
    }

    @Test func `flags are set by anything but 0, false and no`() throws {
        let studio = try Business()
        #expect(try studio.joinery("build", environment: ["JOINERY_DETAILED_EXIT_CODE": "1"]).exit == 2)
        let empty = try Business()
        try empty.sql("DELETE FROM booking; DELETE FROM member")
        #expect(try empty.joinery("check", environment: ["JOINERY_STRICT": "true"]).exit == 1)
        #expect(try empty.joinery("check", environment: ["JOINERY_STRICT": "no"]).exit == 0)
    }

    @Test("an option that is not given is read from the environment", arguments: try OptionTrial.all())
    func option(_ trial: OptionTrial) throws {
        let given = try trial.run(.asOption)
        #expect(try trial.run(.inEnvironment) == given, "\(trial.variable)")
        // Otherwise this would show nothing.
        if trial.matters { #expect(try trial.run(.no) != given) }
    }

    @Test func `the options of the preview are read from the environment too`() throws {
        let options = try CommandDescription.root().all().first { $0.name == "joinery preview" }?.command.arguments ?? []
        #expect(
            Set(options.compactMap(\.longName)).subtracting(["help", "version"]) == ["directory", "site", "now", "quiet", "port", "open"])
        let studio = try Business()
        let port = try LoopbackServer.freePort()
        let later = "2026-11-28T00:00:00Z"
        let environment = [
            "JOINERY_DIRECTORY": studio.path, "JOINERY_SITE": "studio", "JOINERY_NOW": later, "JOINERY_QUIET": "1",
            "JOINERY_PORT": "\(port)", "JOINERY_OPEN": "1",
        ]
        let preview = try RunningPreview(of: studio, [], environment: environment.merging(studio.browser()) { $1 })
        #expect(preview.port == port)
        #expect(try preview.opened(in: studio) == preview.index)
        #expect(try preview.program.errorsSoFar() == "")
        let page = try #require(studio.pages().first { $0.kind == "my-bookings" && $0.id == 1 }?.path)
        let bytes = try #require(studio.cleanBuild(now: later)["studio"]?[page])
        #expect(try preview.ask("/\(page)", host: "studio.localhost").bodyWithoutScript == String(decoding: bytes, as: UTF8.self))
    }

    @Test func `JOINERY_SECRET replaces the secret's file`() throws {
        let studio = try Business()
        let addresses = try studio.pages()
        try studio.remove("site-data/secret.key")
        let outcome = try studio.joinery("pages", environment: ["JOINERY_SECRET": Business.secret])
        #expect(outcome.exit == 0 && addresses.allSatisfy { outcome.output.contains($0.url) }, "\(outcome)")
    }

    @Test(
        "a value that the option would refuse is refused",
        arguments: [("FORMAT", "xml", "allowed `text`, `json`"), ("JOBS", "many", ""), ("MAX_REMOVALS", "120%", "")])
    func refused(name: String, value: String, allowed: String) throws {
        let outcome = try Business().joinery("build", environment: ["JOINERY_\(name)": value])
        #expect(outcome.exit == 64)
        #expect(outcome.errors.hasPrefix("Error: JOINERY_\(name) is `\(value)`, \(allowed)"), "\(outcome.errors)")
    }
}
