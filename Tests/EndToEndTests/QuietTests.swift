import BusinessKit
import TestKit
import Testing

/// `--quiet` says nothing unless something is wrong; what was asked for is an answer, and comes.
@Suite struct QuietTests {
    @Test(
        "a command that does something says nothing",
        arguments: [
            "init", "build", "mail", "mail --notices --reminders 48", "check", "verify --leaks", "notify", "link reset 1",
            "link set 1 --url https://zoom.us/j/9",
            "course-link reset 2", "settings set --plan WEBSITE", "service set 1 --conferencing no", "account disconnect --yes",
            "member rotate 1", "member erase 1 --yes", "session rotate 1", "secret rotate --yes", "purge 1 --yes", "rollback", "migrate",
            "templates export robots.txt",
        ])
    func nothing(command: String) throws {
        let studio = try Business()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try studio.build()
        try studio.sql("UPDATE service SET name = 'Evening Yoga' WHERE id = 1")
        if command != "build" { try studio.build() }
        let words = command.split(separator: " ").map(String.init)
        #expect(try studio.joinery(words + ["--quiet"]) == Outcome(exit: 0, output: "", errors: ""))
    }

    @Test func `warnings that stop nothing are not told by a build each minute, and are by check`() throws {
        let studio = try Business()
        try studio.sql("UPDATE member SET time_zone = 'Mars/Olympus' WHERE id = 1")
        #expect(try studio.joinery("build", "--quiet") == Outcome(exit: 0, output: "", errors: ""))
        #expect(try studio.joinery("check", "--quiet").output.contains("unknown-time-zone"))
    }

    @Test func `what is wrong is told`() throws {
        let business = try Business(Business.rows + Business.harbour)
        try business.build()
        try business.sql("UPDATE site SET time_zone = 'Mars/Olympus' WHERE id = 'harbour'")
        let build = try business.joinery("build", "--quiet")
        #expect(build.exit == 1 && build.output == "" && build.errors.contains("harbour"), "\(build)")
        let page = try #require(business.pages().first { $0.site == "studio" && $0.kind == "my-bookings" }).path
        try business.remove("output/studio/current/\(page)")
        let verify = try business.joinery("verify", "--quiet")
        #expect(verify.exit == 3 && verify.output.contains("studio: ") && !verify.output.contains("harbour: "), "\(verify)")
        try business.sql(
            "INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', starts_at, ends_at, location, status FROM session WHERE id = 1"
        )
        #expect(try business.joinery("notify", "--quiet", "--site", "studio").output.contains("Chloé"))
    }

    @Test(
        "a question is answered, and so is what a dry run or a script asks for",
        arguments: [
            "pages", "explain 1 1", "settings show", "account list", "templates list", "server", "build --dry-run",
            "link remove 1 --dry-run",
            "mail --dry-run", "build --format json",
        ])
    func answer(command: String) throws {
        let studio = try Business()
        try studio.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        let words = command.split(separator: " ").map(String.init)
        let outcome = try studio.joinery(words + ["--quiet"])
        #expect(outcome.exit == 0 && outcome.output != "" && outcome.errors == "", "\(outcome)")
    }
}
