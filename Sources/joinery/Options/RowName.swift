import ArgumentParser
import BookingDatabase
import Bookings
import Operations

/// What somebody calls a row: its id, its key in a source, or a member's e-mail address.
struct RowName: ExpressibleByArgument {
    let text: String

    init(argument: String) { text = argument }

    func session(_ place: ProjectOptions) throws -> Session.ID { Session.ID(try id(in: .session, place)) }
    func member(_ place: ProjectOptions) throws -> Member.ID { Member.ID(try id(in: .member, place)) }
    func service(_ place: ProjectOptions) throws -> Service.ID { Service.ID(try id(in: .service, place)) }
    func staff(_ place: ProjectOptions) throws -> Staff.ID { Staff.ID(try id(in: .staff, place)) }

    private func id(in table: Snapshot.NamedTable, _ place: ProjectOptions) throws -> Int64 {
        try place.project().id(named: text, in: table, only: place.onlySite)
    }
}
