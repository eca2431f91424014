internal import Bookings

/// A CSV file, read as RFC 4180 has it and as spreadsheets write it: `,`, `;` or tab, by the heading line; UTF-8 or Windows-1252.
///
/// Read twice, since only the whole file tells whether it is UTF-8; of its rows it holds one.
struct CSVTable: ~Copyable {
    private(set) var headings: [String] = []
    /// Whether it is read as Windows-1252.
    let isWindows: Bool
    private let path: String
    private var bytes: SourceBytes
    private let separator: UInt8
    /// Of the file, from 1: where the next row begins.
    private var line: Int

    struct Row {
        /// Of the file, from 1.
        let line: Int
        let cells: [String]
    }

    private init(_ path: String, _ bytes: consuming SourceBytes, from line: Int, separator: UInt8, isWindows: Bool) {
        (self.path, self.line, self.separator, self.isWindows) = (path, line, separator, isWindows)
        self.bytes = bytes
    }

    static func open(_ path: String) throws(SourceProblem) -> CSVTable {
        var bytes = try SourceBytes(of: path)
        let isWindows = try !isUTF8(&bytes, path)
        _ = try begin(&bytes)
        let separator = try separator(&bytes)
        let line = try begin(&bytes)
        var table = CSVTable(path, bytes, from: line, separator: separator, isWindows: isWindows)
        try table.readHeadings()
        return table
    }

    private mutating func readHeadings() throws(SourceProblem) {
        guard let heading = try next(), heading.cells.contains(where: { !$0.isEmpty }) else {
            throw Self.refuse(path, 1, "it has no heading line", "the first line names the columns")
        }
        headings = heading.cells
        for index in headings.indices where headings[index].isEmpty { headings[index] = "column \(index + 1)" }
        var known: Set<String> = ["line"]
        for name in headings where !known.insert(name.lowercased()).inserted {
            throw Self.refuse(
                path, heading.line, "two columns are called `\(name)`", "give each its own heading; `line` is the line's number")
        }
    }

    /// The next row, of any width; nil after the last.
    mutating func next() throws(SourceProblem) -> Row? {
        guard try bytes.peek() != nil else { return nil }
        let start = line
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var size = 0
        while let byte = try bytes.next() {
            if byte == 0x0A { line += 1 }
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if try bytes.peek() == byte {
                    cell.append(byte)
                    _ = try bytes.next()
                } else {
                    isQuoted = false
                }
            } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                isQuoted = true
            } else if byte == separator {
                cells.append(text(cell))
                cell.removeAll(keepingCapacity: true)
            } else if byte == 0x0A {
                return Row(line: start, cells: cells + [text(cell)])
            } else if byte == 0x0D {
                if try bytes.peek() == 0x0A { continue }
                line += 1
                return Row(line: start, cells: cells + [text(cell)])
            } else {
                cell.append(byte)
            }
            size += 1
            guard size <= Self.longestRow else { break }
        }
        if isQuoted || size > Self.longestRow {
            throw Self.refuse(path, start, "a quotation mark is never closed", "is the file whole?")
        }
        return Row(line: start, cells: cells + [text(cell)])
    }

    private static let longestRow = 16 << 20

    private func text(_ cell: [UInt8]) -> String {
        isWindows ? Self.text(fromWindows: cell) : String(decoding: cell, as: UTF8.self)
    }

    /// Goes to the heading line, and returns its number.
    private static func begin(_ bytes: inout SourceBytes) throws(SourceProblem) -> Int {
        bytes.rewind()
        _ = try bytes.skip(SourceText.mark)
        // Excel's own word for the separator.
        if try bytes.skip(Array("sep=".utf8)) {
            while let byte = try bytes.next(), byte != 0x0A {}
            return 2
        }
        return 1
    }

    private static func refuse(_ path: String, _ line: Int, _ sentence: String, _ hint: String) -> SourceProblem {
        .text(path: path, line: line, sentence: sentence, hint: hint)
    }

    /// Reads all of it.
    private static func isUTF8(_ bytes: inout SourceBytes, _ path: String) throws(SourceProblem) -> Bool {
        for mark in [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] where try bytes.skip(mark) {
            throw refuse(path, 0, "it is UTF-16", "save it as \"CSV UTF-8\"")
        }
        var check = UTF8Check()
        var line = 1
        while let byte = try bytes.next() {
            if byte == 0 { throw refuse(path, line, "it holds a NUL, as UTF-16 does", "save it as \"CSV UTF-8\"") }
            if byte == 0x0A { line += 1 }
            check.add(byte)
        }
        return check.isWhole
    }

    /// The separator that the heading line has most of, outside quotation marks.
    private static func separator(_ bytes: inout SourceBytes) throws(SourceProblem) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        while let byte = try bytes.next() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].contains(byte) { counts[byte, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    private static func text(fromWindows bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            // WHATWG's index of windows-1252: what is not in this table is itself.
            let scalar = (0x80...0x9F).contains(byte) ? windows[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return String(text)
    }

    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
}

/// Whether bytes that come one by one are UTF-8: table 3-7 of the Unicode standard.
private struct UTF8Check {
    private var isValid = true
    /// Bytes that are still to come of a character, and what the next one may be.
    private var missing = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    var isWhole: Bool { isValid && missing == 0 }

    mutating func add(_ byte: UInt8) {
        if missing > 0 {
            guard allowed.contains(byte) else { return isValid = false }
            (missing, allowed) = (missing - 1, 0x80...0xBF)
            return
        }
        switch byte {
        case 0x00...0x7F: return
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
        case 0xED: (missing, allowed) = (2, 0x80...0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
        default: isValid = false
        }
    }
}
