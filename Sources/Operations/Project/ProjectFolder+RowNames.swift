package import BookingDatabase
package import Bookings

extension ProjectFolder {
    /// Finds the row that somebody names by its id, its key in a source or, for a member, an e-mail address.
    package func id(named name: String, in table: Snapshot.NamedTable, only site: Site.ID?) throws -> Int64 {
        try snapshot { try $0.id(named: name, in: table, of: site) }
    }

    /// The same of several names, each row once.
    package func ids(named names: [String], in table: Snapshot.NamedTable, only site: Site.ID?) throws -> [Int64] {
        var known: Set<Int64> = []
        return try snapshot { snapshot in
            try names.map { try snapshot.id(named: $0, in: table, of: site) }.filter { known.insert($0).inserted }
        }
    }
}

extension Snapshot {
    fileprivate func id(named name: String, in table: Snapshot.NamedTable, of site: Site.ID?) throws -> Int64 {
        let ids = try ids(named: name, in: table, of: site)
        if let id = ids.first, ids.count == 1 { return id }
        // What has the form of an id is told by who looks for it.
        if ids.isEmpty, let id = Int64(name) { return id }
        throw ids.isEmpty ? RowNameProblem.unknown(table.rawValue, name) : RowNameProblem.several(table.rawValue, name, ids)
    }
}

/// Why a name does not tell which row is meant.
enum RowNameProblem: Problem {
    case unknown(String, String)
    case several(String, String, [Int64])

    var failure: Failure {
        switch self {
        case .unknown(let table, let name):
            Failure(
                .noInput, as: "unknown-row", "there is no \(table) `\(name)`; nothing was changed",
                hint:
                    "a row is named by its id\(table == "member" ? ", its key in the source, or an e-mail address" : " or its key in the source")",
                subject: "\(table):\(name)")
        case .several(let table, let name, let ids):
            Failure(
                .usage, as: "several-rows",
                "several rows of `\(table)` are called `\(name)`: \(ids.map { "`\($0)`" }.joined(separator: ", ")); nothing was changed",
                hint: "name the id, or `SOURCE:KEY`", subject: "\(table):\(name)")
        }
    }
}
