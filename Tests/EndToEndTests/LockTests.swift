import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

@Suite struct LockTests {
    @Test func `a build that finds another at work says who it is, ends with 75, and publishes nothing`() throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        let lock = unsafe open(studio.output + "/private/lock", O_RDWR)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let note = "4711\nworkstation\n1795435200\n"
        let isNoted = unsafe ftruncate(lock, 0) == 0 && pwrite(lock, note, note.utf8.count, 0) == note.utf8.count
        try #require(isNoted)

        #expect(
            try studio.joinery("build")
                == Outcome(
                    exit: 75, output: "",
                    errors: """
                        Error: another `joinery` is at work in `DIR/output/studio`: process 4711 on workstation since 2026-11-23T12:00:00Z; nothing was published
                        Hint: try again when it has finished

                        """))
        #expect(try PublishedTree(studio.output) == before)
    }

    @Test func `of builds started at once some publish, the others end with 75, and the site is whole`() async throws {
        let studio = try Business()
        let path = studio.path

        let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<4 { group.addTask { try Program.joinery.run(["build", "-C", path, "--now", Business.now]).exit } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(codes.allSatisfy { $0 == 0 || $0 == 75 } && codes.contains(0), "\(codes)")
        #expect(try PublishedTree(studio.output).contents == Business().build().contents)
    }
}
