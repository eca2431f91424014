import Bookings

/// Where in a file something stands; lines and columns count from one, columns in Unicode scalars.
public struct TextPlace: Hashable, Comparable, Sendable {
    public let line: Int
    public let column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte.
    init(of offset: Int, in bytes: [UInt8]) {
        let lineStart = (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        line = 1 + bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") }
        column = 1 + bytes[lineStart..<offset].count { $0 & 0b1100_0000 != 0b1000_0000 }
    }

    public static func < (first: TextPlace, second: TextPlace) -> Bool { (first.line, first.column) < (second.line, second.column) }

    /// What a sentence about it begins with.
    /// The same, as findings have it.
    var ofFinding: Finding.Place { Finding.Place(line: line, column: column) }

    var prefix: String { "line \(line) column \(column): " }
}

extension String {
    /// Its beginning, for a message: what people write by mistake may be a whole file.
    var excerpt: String {
        unicodeScalars.count <= 60 ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(60))) + "…"
    }
}
