import BusinessKit
import Foundation
import TestKit
import Testing

/// Every document is as its schema says, by a validator of other people.
@Suite struct SchemaTests {
    private static let validator = Script("Tests/EndToEndTests/check_schemas.py")

    private func validated(_ records: [(arguments: [String], output: String)]) throws -> Outcome {
        let input = try JSONEncoder().encode(records.map { ["arguments": $0.arguments.joined(separator: "\n"), "output": $0.output] })
        return try Self.validator.run(input: String(decoding: input, as: UTF8.self))
    }

    @Test func `each command that takes --format json has a schema, and no other has`() throws {
        let commands = try CommandDescription.root().all().filter { $0.1.arguments?.contains { $0.longName == "format" } == true }
        let listed = try Program.joinery.run(["schema"]).output.split(separator: "\n").map(String.init)
        #expect(Set(commands.map { String($0.0.dropFirst("joinery ".count)) }) == Set(listed))
        #expect(listed == listed.sorted())
        for command in listed {
            let printed = try Program.joinery.run(["schema"] + command.split(separator: " ").map(String.init))
            #expect(printed.exit == 0)
            let file = "Sources/Embedded/schemas/\(command.replacing(" ", with: "-")).json"
            #expect(try printed.output == Repository.text(file))
        }
        let unknown = try Program.joinery.run(["schema", "chekc"])
        #expect(unknown.exit == 64 && unknown.errors.contains("did you mean `check`?"), "\(unknown)")
    }

    @Test func `each command's answer, and each one's failure, is as its schema says`() throws {
        let business = try Business(Demo.rows)
        try business.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        let zoom = try ZoomServer()
        var records: [(arguments: [String], output: String)] = []
        func run(_ command: String, exit: Int32 = 0, _ environment: [String: String] = [:]) throws {
            let words = command.split(separator: " ").map(String.init) + ["--format", "json"]
            let outcome = try business.joinery(words, environment: environment)
            #expect(outcome.exit == exit, "\(command): \(outcome)")
            records.append((words, outcome.output))
        }
        // In this order: what comes later needs what was done before.
        try run("status")
        try run("build --dry-run")
        try run("build")
        try run("check")
        try run("status --max-age 10m")
        try run("pages")
        try run("account list")
        try run("settings show")
        try run("explain 1 4 --reveal")
        try run("templates list")
        try run("templates export join.html 404.html")
        try business.write(business.text("Templates/404.html") + "\n", to: "Templates/404.html")
        try run("templates diff")
        try run("mail")
        try run("link set 4 --url https://meet.jit.si/morning-flow")
        try run("link reset 4 --dry-run")
        try run("link reset 4 5 --dry-run")
        try run("session rotate 4 5 --dry-run")
        try run("member rotate 1 2 --dry-run")
        try run("service set 1 2 --conferencing yes --dry-run")
        try run("explain 1 4 5 --reveal")
        try run("purge 1 3 --dry-run")
        try run("link remove 4")
        try run("link add 4")
        try run("course-link set 4 --url https://meet.jit.si/course")
        try run("course-link reset 4")
        try run("service set 1 --conferencing no")
        try run("site add annexe --name Annexe --base-url https://annexe.example.org --time-zone Europe/Berlin --dry-run")
        try run("settings set --site studio --language de")
        try run("account connect --site harbour --url https://meet.jit.si/x-{session}")
        try run("build --detailed-exit-code", exit: 2)
        try run("notify")
        try run("verify --leaks")
        try run("rollback --site studio")
        try run("build", exit: 4)
        try run("status")
        try run("build --resume")
        try run("account connect --site studio --zoom owner@example.org", zoom.environment)
        // The server knows one host, and the demo has two.
        try run("zoom sync --site studio", exit: 74, zoom.environment)
        try run("account list")
        try run("account disconnect --site studio")
        try run("member rotate 1")
        try run("member login 1", exit: 4)
        try run("session rotate 4")
        try run("member erase 9 --yes")
        try run("purge 3 --yes")
        try run("migrate")
        try run("secret rotate --yes")
        try run("init")
        try business.sql("UPDATE site SET time_zone = 'Mars/Olympus' WHERE id = 'harbour'")
        try run("build", exit: 1)
        try run("check", exit: 1)
        try business.write("nonsense", to: "site-data/bookings.sqlite")
        let listed = try Program.joinery.run(["schema"]).output.split(separator: "\n").map(String.init)
        for command in listed where command != "init" {
            let words = command.split(separator: " ").map(String.init) + ["--format", "json"]
            let outcome = try business.joinery(words)
            records.append((words, outcome.output.isEmpty ? "{}" : outcome.output))
        }
        let outcome = try validated(records)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        let counts = try JSONDecoder().decode([String: Int].self, from: Data(outcome.output.utf8))
        #expect(Set(listed).isSubset(of: counts.keys))
    }

    @Test(
        "a document that is not as its schema says is found",
        arguments: [
            #"{"pages": [], "schema": 2}"#, #"{"pages": []}"#, #"{"pages": [], "schema": 1, "more": 1}"#, #"{"pages": [{}], "schema": 1}"#,
            #"{"error": {"code": "x", "message": "y", "hint": ""}, "schema": 1}"#, "not JSON",
        ])
    func wrong(document: String) throws {
        #expect(try validated([(["pages"], document)]).exit == 1)
        #expect(try validated([(["pages"], #"{"pages": [], "schema": 1}"#)]).exit == 0)
    }
}
