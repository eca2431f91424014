import BookingDatabase
import Bookings
import GRDB
import Testing

@Suite struct SecondReaderTests {
    @Test("a second reader sees what the snapshot sees, while another program writes", arguments: ["DELETE", "WAL"])
    func seesTheSame(journal: String) throws {
        let test = try TestDatabase(journal: journal)
        let database = try BookingDatabase(path: test.path)
        let writer = try test.writer()
        let reader = try database.secondReader()
        try database.snapshot { snapshot in
            #expect(try snapshot.site().name == "Riverside")
            let name = try reader.snapshot { second in
                // With a rollback journal no writer can commit while another connection reads.
                if journal == "WAL" { try writer.write { try $0.execute(sql: "UPDATE site SET name = 'Changed'") } }
                return try second.site().name
            }
            #expect(name == "Riverside")
        }
    }

    @Test("what was written since is refused, before the snapshot began and after it", arguments: [true, false])
    func refusesOtherState(before: Bool) throws {
        let test = try TestDatabase(journal: "WAL")
        let database = try BookingDatabase(path: test.path)
        let writer = try test.writer()
        let reader = try database.secondReader()
        func write() throws { try writer.write { try $0.execute(sql: "UPDATE site SET name = 'Changed'") } }
        if before { try write() }
        try database.snapshot { snapshot in
            #expect(try snapshot.site().name == (before ? "Changed" : "Riverside"))
            if !before { try write() }
            #expect(try reader.snapshot { try $0.site().name } == nil)
        }
    }

    @Test func `a writer that holds the file is not waited for`() throws {
        let test = try TestDatabase(journal: "DELETE")
        let database = try BookingDatabase(path: test.path)
        let writer = try test.writer()
        let reader = try database.secondReader()
        try writer.inDatabase { connection in
            try connection.execute(sql: "BEGIN EXCLUSIVE")
            #expect(try reader.snapshot { try $0.site().name } == nil)
            try connection.execute(sql: "ROLLBACK")
        }
        #expect(try reader.snapshot { try $0.site().name } == "Riverside")
    }
}
