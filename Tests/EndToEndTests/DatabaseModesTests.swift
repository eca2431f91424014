import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// Who may do what with the database's file.
@Suite struct DatabaseModesTests {
    @Test func `a new database is its owner's alone`() throws {
        let folder = Scratch.path("modes")
        #expect(try Program.joinery.run(["init", "-C", folder]).exit == 0)
        for file in ["bookings.sqlite", "secret.key"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/site-data/\(file)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        }
    }

    @Test func `in WAL mode a user who may only read is told what SQLite needs, and that cures it`() throws {
        let studio = try Business()
        try studio.sql("PRAGMA journal_mode = WAL")
        for path in ["", "/site-data"] { try chmod(0o555, studio.path + path) }
        try chmod(0o444, studio.database)
        defer { for path in ["", "/site-data"] { try? chmod(0o755, studio.path + path) } }

        let refused = try check(studio)
        #expect(
            refused
                == Outcome(
                    exit: 66, output: "",
                    errors: """
                        Error: the database `DIR/site-data/bookings.sqlite` is in WAL mode, in which SQLite must write beside it even to read, \
                        and this user may not write its folder
                        Hint: let this user write the folder and the files in it; or, if every program that writes can do without WAL, run \
                        `sqlite3 'DIR/site-data/bookings.sqlite' 'PRAGMA journal_mode = DELETE'` as its owner

                        """))

        try chmod(0o777, studio.path + "/site-data")
        #expect(try check(studio).exit == 0)

        try chmod(0o755, studio.path + "/site-data")
        try chmod(0o644, studio.database)
        try studio.sql("PRAGMA journal_mode = DELETE")
        try chmod(0o555, studio.path + "/site-data")
        try chmod(0o444, studio.database)
        #expect(try check(studio).exit == 0)
    }

    /// As a user who owns nothing: root may write everything.
    private func check(_ studio: Business) throws -> Outcome {
        try Program.named("setpriv").run(
            ["--reuid", "65534", "--clear-groups", Program.joinery.path, "check", "-C", studio.path],
            environment: ["JOINERY_SECRET": Business.secret, "JOINERY_NOW": Business.now]
        ).replacing(studio.path)
    }

    private func chmod(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
