internal import Bookings
private import Foundation

/// Writes values for the change log: JSON on one line, keys in order, links by provider and digest only.
enum ChangeLogText {
    static func json(_ fields: [Change.Field], _ value: (Change.Field) -> Change.Value) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let values = Dictionary(fields.map { ($0.name, value($0)) }) { first, _ in first }
        return String(decoding: try encoder.encode(values), as: UTF8.self)
    }
}
