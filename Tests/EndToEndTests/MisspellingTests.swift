import BusinessKit
import TestKit
import Testing

/// A word that names nothing is answered with what was probably meant.
@Suite struct MisspellingTests {
    @Test(
        "the nearest command or option is named",
        arguments: [
            ("biuld", "`joinery` has no command `biuld`", "did you mean `joinery build`?"),
            ("help biuld", "`joinery` has no command `biuld`", "did you mean `joinery build`?"),
            ("help link sett", "`joinery link` has no command `sett`", "did you mean `joinery link set`?"),
            ("link sett 1 --url https://x.example", "`joinery link` has no command `sett`", "did you mean `joinery link set`?"),
            ("publish", "`joinery` has no command `publish`", "`joinery help` lists the commands"),
            ("link replace 1", "`joinery link` has no command `replace`", "`joinery help link` lists the commands"),
            ("build --dry", "`joinery build` has no option `--dry`", "did you mean `--dry-run`?"),
            ("build --drt-run", "`joinery build` has no option `--drt-run`", "did you mean `--dry-run`?"),
            ("build --hlep", "`joinery build` has no option `--hlep`", "did you mean `--help`?"),
            ("build --job=3", "`joinery build` has no option `--job`", "did you mean `--jobs`?"),
            ("build --colour", "`joinery build` has no option `--colour`", "`joinery help build` lists the options"),
            ("build -x", "`joinery build` has no option `-x`", "`joinery help build` lists the options"),
            ("link set 1 --ulr https://x.example", "`joinery link set` has no option `--ulr`", "did you mean `--url`?"),
            ("-C x build", "the option `-C` comes before the command", "write the command first: `joinery build -C …`"),
        ])
    func nearest(typed: String, message: String, hint: String) throws {
        let outcome = try Program.joinery.run(typed.split(separator: " ").map(String.init))
        #expect(outcome == Outcome(exit: 64, output: "", errors: "Error: \(message)\nHint: \(hint)\n"))
    }

    @Test(
        "what is spelled right is left to ArgumentParser",
        arguments: ["", "help", "help build", "help link set", "build --help", "link", "--version", "--help", "build -h", "help server"])
    func right(typed: String) throws {
        let outcome = try Program.joinery.run(typed.split(separator: " ").map(String.init))
        #expect(outcome.exit == 0 && outcome.output != "" && outcome.errors == "", "\(outcome)")
    }

    @Test(
        "other mistakes keep their words", arguments: [("explain 1", "Missing expected argument"), ("build x", "Unexpected argument 'x'")])
    func others(typed: String, message: String) throws {
        let outcome = try Program.joinery.run(typed.split(separator: " ").map(String.init))
        #expect(outcome.exit == 64 && outcome.errors.hasPrefix("Error: \(message)"), "\(outcome)")
    }

    @Test func `a variable that is none of ours is warned of with the nearest, and its value is not told`() throws {
        let studio = try Business()
        let outcome = try studio.joinery("check", environment: ["JOINERY_SIET": "studio", "JOINERY_COLOUR": "red"])
        #expect(
            outcome
                == Outcome(
                    exit: 0, output: "0 errors, 0 warnings\n",
                    errors: """
                        Warning: Joinery knows no variable JOINERY_COLOUR
                        Warning: Joinery knows no variable JOINERY_SIET; did you mean JOINERY_SITE?

                        """))
    }

    @Test func `a variable of another command, and one without an option, is no mistake`() throws {
        let environment = ["JOINERY_URL": "x", "JOINERY_ZOOM_URL": "y", "JOINERY_SECRET": Business.secret, "JOINERY_STRICT": "1"]
        #expect(try Business().joinery("build", environment: environment).errors == "")
    }

    @Test func `a time from SOURCE_DATE_EPOCH is said once, and not where an option decides`() throws {
        let studio = try Business()
        let environment = ["SOURCE_DATE_EPOCH": "1795435200"]
        let said = "SOURCE_DATE_EPOCH is set: the time is 2026-11-23T12:00:00Z\n"
        #expect(try studio.joinery("build", now: nil, environment: environment).errors == said)
        #expect(try studio.joinery("check", now: nil, environment: environment).errors == said)
        #expect(try studio.joinery("build", environment: environment).errors == "")
        #expect(try studio.joinery("pages", now: nil, environment: environment).errors == "")
    }
}
