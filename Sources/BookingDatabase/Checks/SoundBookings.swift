internal import Bookings

extension Snapshot {
    /// Whether each booking is of a member, and of a session that can be booked by itself or of a course, of one site: all that the rules about
    /// bookings ask one by one, asked by one scan of each table. False where a row cannot be read.
    ///
    /// Nothing is looked up by an index, which may be another than it says.
    func bookingsAreSound() throws -> Bool {
        do {
            let sites = try siteNumbers()
            let services = try owned(Service.self, "service", "site_id, type") { row in
                // Of courses and of all else, each with a number of its own.
                try row.word(2, as: Service.Kind.self) == .course ? sites[try row.text(1)].map { ~$0 } : sites[try row.text(1)]
            }
            let sessions = try owned(Session.self, "session", "service_id") { services[try $0.id(1)] }
            let members = try owned(Member.self, "member", "site_id") { sites[try $0.text(1)] }
            let row = try reader(of: "booking", "SELECT id, member_id, session_id, course_id FROM booking NOT INDEXED")
            while try row.step() {
                let target = try row.isGiven(2, not: 3) ? sessions[try row.id(2)] : services[try row.id(3)].map { ~$0 }
                guard let target, target == members[try row.id(1)] else { return false }
            }
            return true
        } catch is UnreadableRow {
            return false
        }
    }

    /// A number for each site, from 0.
    private func siteNumbers() throws -> [String: Int32] {
        let row = try reader(of: "site", "SELECT id FROM site NOT INDEXED")
        var numbers: [String: Int32] = [:]
        while try row.step() { numbers[try row.text(0)] = Int32(numbers.count) }
        return numbers
    }

    /// Whose the rows of a table are.
    private func owned<Row>(
        _: Row.Type, _ table: String, _ columns: String, owner: (RowReader) throws -> Int32?
    ) throws -> OwnedRows<Row> {
        let row = try reader(of: table, "SELECT id, \(columns) FROM \(table) NOT INDEXED")
        var ids: [Identifier<Row>] = []
        var owners: [Int32?] = []
        while try row.step() {
            ids.append(try row.id(0))
            owners.append(try owner(row))
        }
        return OwnedRows(index: IDIndex(ids), owners: owners)
    }
}

private struct OwnedRows<Row> {
    let index: IDIndex<Row>
    /// By place.
    let owners: [Int32?]

    /// Nil where there is no such row, or it is nobody's.
    subscript(id: Identifier<Row>) -> Int32? { index[id].flatMap { owners[$0] } }
}
