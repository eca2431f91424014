import ArgumentParser
import BookingDatabase
import Bookings
import Operations

/// What somebody calls a row: its id, its key in a source, or a member's e-mail address.
struct RowName: ExpressibleByArgument {
    let text: String

    init(argument: String) { text = argument }

    func member(_ place: ProjectOptions) throws -> Member.ID { Member.ID(try id(in: .member, place)) }
    func staff(_ place: ProjectOptions) throws -> Staff.ID { Staff.ID(try id(in: .staff, place)) }

    private func id(in table: Snapshot.NamedTable, _ place: ProjectOptions) throws -> Int64 {
        try place.project().id(named: text, in: table, only: place.onlySite)
    }
}

/// The rows that several names are of: each once, in the order in which they were named first.
extension [RowName] {
    func sessions(_ place: ProjectOptions) throws -> [Session.ID] { try ids(in: .session, place).map { Session.ID($0) } }
    func members(_ place: ProjectOptions) throws -> [Member.ID] { try ids(in: .member, place).map { Member.ID($0) } }
    func services(_ place: ProjectOptions) throws -> [Service.ID] { try ids(in: .service, place).map { Service.ID($0) } }

    private func ids(in table: Snapshot.NamedTable, _ place: ProjectOptions) throws -> [Int64] {
        if isEmpty { return [] }
        return try place.project().ids(named: map(\.text), in: table, only: place.onlySite)
    }
}
