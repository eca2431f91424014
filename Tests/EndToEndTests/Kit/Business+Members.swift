import BusinessKit
import TestKit
import Testing

extension Business {
    /// A business of any size, as the benchmark's.
    convenience init(members: Int) throws {
        try self.init("")
        let outcome = try Script(".ci/make_database.py").run([database, "\(members)"])
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }
}
