import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// What scripts that ask for JSON read when a command fails.
@Suite struct JSONErrorTests {
    @Test func `an error is a document on standard output, and words on standard error as ever`() throws {
        let studio = try Business()
        try studio.remove("site-data/secret.key")

        #expect(
            try studio.joinery("build", "--format", "json")
                == Outcome(
                    exit: 66,
                    output: """
                        {
                          "error" : {
                            "code" : "no-secret",
                            "hint" : "put your copy back there, or set JOINERY_SECRET; only if there has never been one, `joinery init` makes it",
                            "message" : "no secret at `DIR/site-data/secret.key`",
                            "subject" : "DIR/site-data/secret.key"
                          },
                          "schema" : 1
                        }

                        """,
                    errors: """
                        Error: no secret at `DIR/site-data/secret.key`
                        Hint: put your copy back there, or set JOINERY_SECRET; only if there has never been one, `joinery init` makes it

                        """))
    }

    @Test func `without JSON standard output stays empty`() throws {
        let studio = try Business()
        try studio.remove("site-data/secret.key")
        #expect(try studio.joinery("build").output == "")
        #expect(try studio.joinery("build", "--format", "text", environment: ["JOINERY_FORMAT": "json"]).output == "")
        #expect(try studio.joinery("preview", now: nil, environment: ["JOINERY_FORMAT": "json", "JOINERY_NOW": "x"]).output == "")
    }

    @Test(
        "each failure has a code that stays when its message is worded better",
        arguments: [
            (["build", "--jobs", "many"], 64, "usage"), (["build", "--jobs", "0"], 64, "usage"), (["build", "--colour"], 64, "usage"),
            (["build", "--now", "noon"], 64, "time"), (["check", "--site", "harbour"], 66, "unknown-site"),
            (["member", "rotate", "99"], 66, "unknown-row"), (["link", "set", "11"], 64, "no-link"),
            (["settings", "set", "--plan", "gold"], 64, "plan"), (["settings", "set"], 64, "nothing-asked"),
            (["member", "login", "1"], 4, "no-logins"), (["verify"], 66, "nothing-published"),
            (["purge", "1", "--yes"], 66, "nothing-published"),
            (["secret", "rotate"], 4, "no-terminal"), (["templates", "diff", "jon.html"], 66, "no-template"),
            (["zoom", "sync"], 64, "no-credential"),
        ])
    func codes(arguments: [String], exit: Int32, code: String) throws {
        let studio = try Business()
        let outcome = try Program.joinery.run(arguments + ["--format", "json", "-C", studio.path])
        let answer = try outcome.failure
        #expect(outcome.exit == exit && answer.error.code == code, "\(outcome)")
        #expect(outcome.errors.hasPrefix("Error: \(answer.error.message)\n"), "\(outcome)")
    }

    @Test func `the environment asks for JSON as the option does, and is wrong in JSON too`() throws {
        let studio = try Business()
        let outcome = try studio.joinery("build", environment: ["JOINERY_FORMAT": "json", "JOINERY_JOBS": "many"])
        #expect(outcome.exit == 64)
        #expect(
            try outcome.failure.error
                == .init(
                    code: "environment", message: "JOINERY_JOBS is `many`, which is no value of that option", hint: "",
                    subject: "JOINERY_JOBS"))
    }

    @Test func `errors in data that end a build are told in one message`() throws {
        let studio = try Business()
        try studio.write("colour: blue", to: "site-data/joinery.yaml")
        let outcome = try studio.joinery("build", "--format", "json")
        #expect(outcome.exit == 1)
        let error = try outcome.failure.error
        #expect((error.code, error.hint) == ("findings", ""))
        #expect(error.message.hasPrefix("1 error, nothing was published\n  site-data/joinery.yaml: "))
        #expect(error.subject == nil)
    }

    @Test func `a folder that another program works in is told by name`() throws {
        let studio = try Business()
        try studio.build()
        let lock = unsafe open(studio.output + "/private/lock", O_RDWR)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let outcome = try studio.joinery("rollback", "--format", "json")
        #expect(outcome.exit == 75)
        let error = try outcome.failure.error
        #expect((error.code, error.subject) == ("folder-in-use", "DIR/output/studio"))
        #expect(error.message.hasPrefix("another `joinery` is at work in `DIR/output/studio`"))
    }
}

extension Outcome {
    /// What a script reads of an error.
    fileprivate var failure: FailureAnswer {
        get throws { try JSONDecoder().decode(FailureAnswer.self, from: Data(output.utf8)) }
    }
}

private struct FailureAnswer: Decodable {
    let schema: Int
    let error: Words

    struct Words: Decodable, Equatable {
        let code, message, hint: String
        let subject: String?
    }
}
