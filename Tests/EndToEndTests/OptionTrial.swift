import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// An option of a command, in a case in which it matters whether it is given.
struct OptionTrial: CustomTestStringConvertible, Sendable {
    let command: String
    let option: String
    let isFlag: Bool

    var testDescription: String { "\(command) --\(option)" }
    /// What the option is called in the environment.
    var variable: String { "JOINERY_\(option.uppercased().replacing("-", with: "_"))" }

    /// Every option of every command, as the program describes itself to tools. `preview` does not end and has a test of its own.
    static func all() throws -> [OptionTrial] {
        try CommandDescription.root().all().flatMap { name, command in
            (command.arguments ?? []).compactMap { argument in
                argument.longName.map {
                    OptionTrial(command: String(name.dropFirst("joinery ".count)), option: $0, isFlag: argument.isFlag)
                }
            }
        }.filter {
            // An option of before that is still taken, to no effect.
            let isOld = $0.command == "account disconnect" && $0.option == "yes"
            return !["help", "version"].contains($0.option) && $0.command != "preview" && !isOld
        }
    }

    enum Given { case no, asOption, inEnvironment }

    /// What a command has done: what it said, and what is in the database then.
    struct Effect: Equatable {
        let outcome: Outcome
        let database: String
    }

    /// Runs the command on a copy of the world.
    func run(_ given: Given) throws -> Effect {
        let business = try World.made.get().copy()
        try prepare(business)
        let zoom = command == "zoom sync" ? try ZoomServer() : nil
        var arguments = command.split(separator: " ").map(String.init) + self.arguments
        // The other options that every command takes.
        let others = [("directory", ["-C", business.path]), ("now", ["--now", Business.now]), ("site", ["--site", "studio"])]
        for (name, words) in others where name != option { arguments += words }
        let value = try self.value(business)
        if given == .asOption { arguments += isFlag ? ["--\(option)"] : ["--\(option)", value] }
        var environment = zoom?.environment ?? [:]
        // Where `--now` is what is tried, this is the time without it.
        environment["SOURCE_DATE_EPOCH"] = "1795435200"
        if given == .inEnvironment { environment[variable] = value }
        if command == "deploy" { environment["PATH"] = business.path + "/ssh:/usr/sbin:/usr/bin:/sbin:/bin" }
        var outcome = try Program.joinery.run(arguments, environment: environment, in: business.path + "/empty")
        outcome.output.replace(/"seconds" : {[^}]*}/, with: "")
        outcome.errors.replace(#/ *\d+\.\d+ s/#, with: "")
        // So long before the wall clock's time, whenever that is.
        if option == "max-age" { outcome.output.replace(/no good build since \S+/, with: "no good build") }
        // Names in a server's configuration follow the folder, and each trial has its own.
        outcome.output.replace(/joinery_studio_[0-9a-f]{8}/, with: "joinery_studio")
        if business.exists("site-data/bookings.sqlite") {
            // Triggers write the wall clock's time.
            try business.sql("UPDATE session SET changed_at = 0; UPDATE booking SET changed_at = 0")
        }
        let database = business.exists("site-data/bookings.sqlite") ? try business.dump() : ""
        return Effect(outcome: outcome.replacing(business.path), database: database)
    }

    /// Whether this is a case in which the option matters: some commands have no use for options that all of them take.
    var matters: Bool {
        switch option {
        case "directory", "format", "now", "site": command == "build"
        case "quiet": command == "notify"
        default: true
        }
    }
}

extension OptionTrial {
    /// A value with which the command does something else than without the option.
    private func value(_ business: Business) throws -> String {
        if isFlag { return "1" }
        switch option {
        case "directory": return business.path
        case "password-file": return business.path + "/password"
        default:
            let values = [
                "as": "staff:1", "base-url": "https://other.example.org", "certificate": "/etc/ssl/{host}.pem", "conferencing": "no",
                "description": "Knock first.",
                "format": "json", "hide-link-in-emails": "yes", "hide-link-in-my-bookings": "yes", "jobs": "0",
                "key": "/etc/ssl/{host}.key", "language": "de",
                "listen": "8080", "max-age": "1s", "max-cancellations": "0", "max-removals": "0", "member": "2",
                "name": "The Annexe", "metrics": "/no/such/folder/joinery.prom", "now": "2026-11-25T10:00:00Z", "password": "river",
                "plan": "WEBSITE", "reminders": "24", "server": "caddy", "session": "3", "site": "studio", "staff": "1",
                "time-limit": "0", "time-zone": "Europe/Lisbon", "timeout": "0", "url": "https://whereby.com/ines",
                "zoom": "owner@example.org", "ssh-config": "/no/such/file", "output": "/srv/pages",
            ]
            return try #require(values[option], "`OptionTrial` has no value for `\(command) --\(option)` yet")
        }
    }

    /// What else the command is given, so that the option has a meaning.
    private var arguments: [String] {
        let url = option == "url" || option == "zoom" ? [] : ["--url", "https://whereby.com/tom"]
        switch command {
        case "account connect": return url
        case "course-link reset": return ["2"]
        case "course-link set": return ["2"] + url
        case "deploy": return ["localhost:there"]
        case "explain": return ["1", "1"]
        case "link add", "link remove", "link reset", "member login", "member rotate", "session rotate":
            return ["1"]
        case "member erase", "purge": return option == "yes" || option == "dry-run" ? ["1"] : ["1", "--yes"]
        case "secret rotate": return option == "yes" || option == "dry-run" ? [] : ["--yes"]
        case "link set": return ["1"] + url
        case "mail" where option == "confirmations": return ["--notices"]
        case "mail" where option == "delivered": return ["no-such.eml"]
        case "notify" where ["dry-run", "quiet"].contains(option): return ["--delivered"]
        case "server" where option == "certificate": return ["--key", "/etc/ssl/key.pem"]
        case "server" where option == "key": return ["--certificate", "/etc/ssl/certificate.pem"]
        case "server" where option == "sites-only": return ["--server", "caddy"]
        case "service set": return option == "conferencing" ? ["1"] : ["1", "--conferencing", "no"]
        case "site add":
            let needed = [("name", "Annexe"), ("base-url", "https://annexe.example.org"), ("time-zone", "Europe/Berlin")]
            return ["annexe"] + needed.filter { $0.0 != option }.flatMap { ["--\($0.0)", $0.1] }
        case "settings set": return option == "language" ? ["--plan", "WEBSITE"] : ["--language", "fr"]
        default: return []
        }
    }

    /// Makes of the world what the option is for.
    private func prepare(_ business: Business) throws {
        switch (command, option) {
        case ("account disconnect", "staff"):
            try business.doing("account", "connect", "--staff", "1", "--site", "studio", "--url", "https://whereby.com/ines")
        case ("build", "all"):
            // An index that holds the rows of another table: only a thorough examination looks.
            try business.sql(
                """
                CREATE TABLE decoy (id INTEGER PRIMARY KEY, member_id INTEGER);
                CREATE INDEX decoy_member ON decoy (member_id); INSERT INTO decoy VALUES (1, 1);
                CREATE TEMP TABLE roots AS SELECT sum(rootpage) AS both FROM sqlite_schema WHERE name IN ('decoy_member', 'booking_member');
                PRAGMA writable_schema = ON;
                UPDATE sqlite_schema SET rootpage = (SELECT both FROM roots) - rootpage WHERE name IN ('decoy_member', 'booking_member');
                PRAGMA writable_schema = RESET
                """)
        case ("build", "accept-new-identities"):
            try business.sql("UPDATE member SET first_name = 'Eve', last_name = 'Ng', email = 'eve@example.org', external_id = 'e'")
        case ("build", "accept-new-addresses"):
            try business.write("another-secret-of-more-than-32-bytes", to: "site-data/secret.key")
            unsafe chmod(business.path + "/site-data/secret.key", 0o600)
        case ("build", "max-removals"): try business.sql("DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2")
        case ("build", "no-leak-check"):
            try business.sql("UPDATE site SET hide_link_in_my_bookings = 1")
            try business.write("{{words.bookings.title}} https://meet.google.com/kvt-hwqz-ndr", to: "Templates/404.html")
        case ("link reset", _): try business.doing("link", "set", "1", "--site", "studio", "--url", "https://whereby.com/ines")
        case ("course-link reset", _):
            try business.doing("course-link", "set", "2", "--site", "studio", "--url", "https://whereby.com/ines")
        case ("build", "resume"): #expect(try business.joinery("rollback").exit == 0)
        case ("mail", "if-configured"): try business.write("", to: "site-data/joinery.yaml")
        case ("status", "max-age"): try business.write("tried 1\ngood 1\n", to: "output/studio/private/last-build")
        case ("deploy", _): try prepareDeploy(business)
        case ("init", _): try business.remove("site-data")
        case ("import", "if-configured"): try business.write("", to: "site-data/joinery.yaml")
        case ("import", _): try prepareImport(business)
        case ("templates export", "up-to-date"): try business.write("mine", to: "Templates/robots.txt")
        case ("zoom sync", _): try business.doing("account", "connect", "--site", "studio", "--zoom", "owner@example.org")
        default: break
        }
    }
}

extension OptionTrial {
    /// An ssh that leads to this machine, and what the option needs to be there already.
    private func prepareDeploy(_ business: Business) throws {
        let folder = business.path + "/host"
        try business.write(
            """
            #!/bin/sh
            while true; do
                case $1 in
                    -F) [ -e "$2" ] || { echo "Can't open user config file $2: No such file or directory" >&2; exit 255; }; shift 2 ;;
                    -o | -l) shift 2 ;;
                    -*) shift ;;
                    *) break ;;
                esac
            done
            shift
            mkdir -p \(folder) && cd \(folder) && exec sh -c "$*"

            """, to: "ssh/ssh")
        unsafe chmod(business.path + "/ssh/ssh", 0o755)
        func deploy(_ arguments: String...) throws {
            let path = ["PATH": business.path + "/ssh:/usr/sbin:/usr/bin:/sbin:/bin"]
            let outcome = try business.joinery(["deploy", "localhost:there", "--site", "studio"] + arguments, now: nil, environment: path)
            #expect(outcome.exit == 0, "\(outcome)")
        }
        if ["max-removals", "resume", "rollback"].contains(option) { try deploy() }
        if option == "resume" { try deploy("--rollback") }
        if option == "max-removals" {
            try business.sql("DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2")
            try business.build()
        }
    }
}

extension OptionTrial {
    /// A source of one booking, and where the option needs it, another state of it.
    private func prepareImport(_ business: Business) throws {
        func write(name: String = "Ana", email: String = "ana@example.org", status: String? = "CONFIRMED") throws {
            let rows = [
                #"{"service": {"key": "s", "name": "Lesson"}}"#,
                #"{"session": {"key": "1", "service": "s", "starts_at": "2027-01-02T10:00:00Z", "ends_at": "2027-01-02T11:00:00Z"}}"#,
                #"{"member": {"key": "m", "first_name": "\#(name)", "email": "\#(email)"}}"#,
                status.map { #"{"booking": {"key": "b", "member": "m", "session": "1", "status": "\#($0)"}}"# },
            ].compactMap(\.self)
            try business.write((rows + ["{\"end\": \(rows.count)}\n"]).joined(separator: "\n"), to: "app.jsonl")
        }
        try business.write("sources: {app: {site: studio, read: app.jsonl, complete: true}}\n", to: "site-data/joinery.yaml")
        try write(status: option == "leave-out-bad" ? "?" : "CONFIRMED")
        guard ["max-cancellations", "accept-new-identities"].contains(option) else { return }
        try business.doing("import")
        if option == "max-cancellations" { try write(status: nil) } else { try write(name: "Eve", email: "eve@example.org") }
    }
}

/// Two businesses in the middle of their work: a client has an old link, and a page is not published yet.
private enum World {
    static let made = Result {
        let business = try Business(Business.rows + Business.harbour)
        try business.write("sites: {studio: {mail: {from: hello@studio.example}}}\n", to: "site-data/joinery.yaml")
        try business.write("river\n", to: "password")
        try business.write("", to: "empty/nothing")
        for name in ["Chloe", "Chloé"] {
            try business.sql("UPDATE member SET first_name = '\(name)' WHERE id = 1")
            try business.build()
        }
        try business.sql(
            """
            UPDATE member SET first_name = 'Zoé' WHERE id = 1;
            INSERT INTO delivery SELECT 1, id, 'CONFIRMATION', 5, '\(String(repeating: "0", count: 64))', starts_at, ends_at, location, status
            FROM session WHERE id = 1
            """)
        return business
    }
}
