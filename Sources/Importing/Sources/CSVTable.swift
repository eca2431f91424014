internal import Bookings

/// A CSV file, read as RFC 4180 has it and as spreadsheets write it: `,`, `;` or tab, by the heading line; UTF-8 or Windows-1252.
struct CSVTable {
    let headings: [String]
    /// Whether it was read as Windows-1252.
    let isWindows: Bool
    private(set) var rows: [Row] = []
    /// Rows of another width than the headings, by line.
    private(set) var flaws: [(line: Int, found: Int)] = []

    struct Row {
        /// Of the file, from 1.
        let line: Int
        let cells: [String]
    }

    init(_ path: String) throws(SourceProblem) {
        let all = try SourceText.bytes(of: path)
        func refuse(_ line: Int, _ sentence: String, _ hint: String) -> SourceProblem {
            .text(path: path, line: line, sentence: sentence, hint: hint)
        }
        if all.starts(with: [0xFF, 0xFE]) || all.starts(with: [0xFE, 0xFF]) {
            throw refuse(0, "it is UTF-16", "save it as \"CSV UTF-8\"")
        }
        var bytes = SourceText.withoutMark(all)
        if let place = bytes.firstIndex(of: 0) {
            throw refuse(1 + bytes[..<place].count { $0 == 0x0A }, "it holds a NUL, as UTF-16 does", "save it as \"CSV UTF-8\"")
        }
        isWindows = String(validating: bytes, as: UTF8.self) == nil
        if isWindows { bytes = Self.utf8(fromWindows: bytes)[...] }
        var first = 1
        // Excel's own word for the separator.
        if bytes.starts(with: "sep=".utf8), let end = bytes.firstIndex(of: 0x0A) { (bytes, first) = (bytes[(end + 1)...], 2) }
        var scanner = Scanner(bytes, separator: Self.separator(bytes), line: first)
        guard let heading = scanner.next(), heading.cells.contains(where: { !$0.isEmpty }) else {
            throw refuse(1, "it has no heading line", "the first line names the columns")
        }
        var headings = heading.cells
        for index in headings.indices where headings[index].isEmpty { headings[index] = "column \(index + 1)" }
        var known: Set<String> = ["line"]
        for name in headings where !known.insert(name.lowercased()).inserted {
            throw refuse(heading.line, "two columns are called `\(name)`", "give each its own heading; `line` is the line's number")
        }
        self.headings = headings
        while let row = scanner.next() {
            // A line of separators alone is what spreadsheets leave below a table.
            if row.cells.allSatisfy({ $0.isEmpty }) { continue }
            if row.cells.count == headings.count { rows.append(row) } else { flaws.append((row.line, row.cells.count)) }
        }
        if scanner.isUnclosed { throw refuse(scanner.line, "a quotation mark is never closed", "is the file whole?") }
    }

    /// The separator that the heading line has most of, outside quotation marks.
    private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].contains(byte) { counts[byte, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    private static func utf8(fromWindows bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            // WHATWG's index of windows-1252: what is not in this table is itself.
            let scalar = (0x80...0x9F).contains(byte) ? windows[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }

    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Reads row after row.
    private struct Scanner {
        private let bytes: ArraySlice<UInt8>
        private let separator: UInt8
        private var index: Int
        private(set) var line: Int
        private(set) var isUnclosed = false

        init(_ bytes: ArraySlice<UInt8>, separator: UInt8, line: Int) {
            self.bytes = bytes
            self.separator = separator
            self.line = line
            index = bytes.startIndex
        }

        mutating func next() -> Row? {
            guard index < bytes.endIndex else { return nil }
            let start = line
            var cells: [String] = []
            var cell: [UInt8] = []
            var isQuoted = false
            func text() -> String { String(decoding: cell, as: UTF8.self) }
            while index < bytes.endIndex {
                let byte = bytes[index]
                index += 1
                if byte == 0x0A { line += 1 }
                if isQuoted {
                    if byte != UInt8(ascii: "\"") {
                        cell.append(byte)
                    } else if index < bytes.endIndex, bytes[index] == byte {
                        cell.append(byte)
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                    isQuoted = true
                } else if byte == separator {
                    cells.append(text())
                    cell = []
                } else if byte == 0x0A {
                    return Row(line: start, cells: cells + [text()])
                } else if byte == 0x0D {
                    if index < bytes.endIndex, bytes[index] == 0x0A { continue }
                    line += 1
                    return Row(line: start, cells: cells + [text()])
                } else {
                    cell.append(byte)
                }
            }
            isUnclosed = isQuoted
            return Row(line: start, cells: cells + [text()])
        }
    }
}
