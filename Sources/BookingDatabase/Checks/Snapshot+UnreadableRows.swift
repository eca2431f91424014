internal import Bookings
internal import GRDB

extension Snapshot {
    /// How many unreadable rows of one table are told.
    private static let reportedRows = 20

    /// Finds the rows of all tables that cannot be read, by the same initialisers that read them.
    func unreadableRows() throws -> [Finding] {
        let tables: [any TableRow.Type] = [
            Site.self, Staff.self, Account.self, ServiceRow.self, Session.self, MeetingRow.self, Member.self, BookingRow.self,
            Delivery.self,
        ]
        return try tables.flatMap { try unreadableRows(of: $0) }
    }

    private func unreadableRows<Value: TableRow>(of: Value.Type) throws -> [Finding] {
        let row = try reader(of: Value.table, "SELECT \(Value.columns()) FROM \(Value.table) ORDER BY \(Value.columns[0])")
        var findings: [Finding] = []
        while findings.count < Self.reportedRows, try row.step() {
            do throws(UnreadableRow) { _ = try Value(row) } catch { findings.append(error.finding) }
        }
        return findings
    }
}
