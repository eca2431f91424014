internal import Bookings
private import Templating

/// Writes the content lines of RFC 5545: text escaped, lines folded at 75 octets and never inside a character, each ended by CRLF.
///
/// Lines are made in one buffer that is used again for each, so a calendar of any length allocates nothing of its own. What it reads by
/// pointer is a string's own bytes, within their number and during one call.
struct CalendarText: ~Copyable {
    static let longestLine = 75

    private(set) var bytes: [UInt8] = []
    private var line: [UInt8] = []

    init() { line.reserveCapacity(512) }

    /// Goes on behind `bytes`, which are taken and not copied: they hold the files of many members.
    init(after bytes: inout [UInt8]) {
        self.init()
        swap(&self.bytes, &bytes)
    }

    /// Gives the bytes back.
    consuming func finished() -> [UInt8] { bytes }

    // MARK: - Whole lines

    /// Writes a line that is known beforehand and short.
    mutating func add(_ line: StaticString) {
        write(line)
        endLine()
    }

    /// Writes a property whose value is of type TEXT; nothing where no text is left, which some readers take for a mistake.
    mutating func add(_ name: StaticString, text: String) {
        write(name)
        write(text: text)
        if line.dropFirst(name.utf8CodeUnitCount).allSatisfy({ $0 == UInt8(ascii: " ") }) {
            line.removeAll(keepingCapacity: true)
        } else {
            endLine()
        }
    }

    /// Writes a property whose value stands as it is: an address, a name of ours.
    mutating func add(_ name: StaticString, raw: String) {
        write(name)
        write(raw: raw)
        endLine()
    }

    mutating func add(_ name: StaticString, number: Int64) {
        write(name)
        write(raw: String(number))
        endLine()
    }

    /// Writes a property whose value is an instant in UTC.
    mutating func add(_ name: StaticString, utc instant: Instant) {
        write(name)
        write(CivilTime(instant))
        write("Z")
        endLine()
    }

    /// Adds lines that are folded and ended already.
    mutating func add(folded lines: some Collection<UInt8>) {
        bytes.append(contentsOf: lines)
    }

    // MARK: - Parts of a line

    mutating func write(_ text: StaticString) {
        unsafe line.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(raw text: String) { line.append(contentsOf: text.utf8) }

    /// Writes a value of type TEXT: `\\`, `\;`, `\,`, `\n`; other control characters, and those that turn text round, are removed.
    mutating func write(text: String) {
        var text = text
        text.withUTF8 { source in
            var passed = 0
            var index = 0
            /// Copies what stands before `index`, then leaves `count` bytes out.
            func copy(leaving count: Int, _ line: inout [UInt8]) {
                unsafe line.append(contentsOf: source[passed..<index])
                index += count
                passed = index
            }
            while index < source.count {
                switch unsafe source[index] {
                case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
                    copy(leaving: 0, &line)
                    line.append(UInt8(ascii: "\\"))
                    index += 1
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                    let isPair =
                        unsafe source[index] == UInt8(ascii: "\r") && index + 1 < source.count && source[index + 1] == UInt8(ascii: "\n")
                    copy(leaving: isPair ? 2 : 1, &line)
                    line.append(UInt8(ascii: "\\"))
                    line.append(UInt8(ascii: "n"))
                case UInt8(ascii: "\t"):
                    copy(leaving: 1, &line)
                    line.append(UInt8(ascii: " "))
                case 0..<0x20, 0x7F: copy(leaving: 1, &line)
                case 0..<0x80: index += 1
                default:
                    let (scalar, length) = unsafe Self.scalar(at: index, in: source)
                    if Escaping.isRemoved(scalar) { copy(leaving: length, &line) } else { index += length }
                }
            }
            copy(leaving: 0, &line)
        }
    }

    /// Writes the value of a parameter in quotes. It cannot hold a quote (RFC 5545 3.2): an apostrophe stands for it, which reads well also
    /// where RFC 6868 is not known. A circumflex is written twice, or readers that know RFC 6868 would take it for the start of another.
    mutating func write(quoted text: String) {
        line.append(UInt8(ascii: "\""))
        // Nearly all are plain: a provider's name, an address.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "^") }) {
            line.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars where scalar == "\t" || !Escaping.isRemoved(scalar) {
                switch scalar {
                case "\"": line.append(UInt8(ascii: "'"))
                case "^": line.append(contentsOf: "^^".utf8)
                case "\t", "\n", "\r": line.append(UInt8(ascii: " "))
                default: line.append(contentsOf: scalar.utf8)
                }
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    /// Writes `20261123T093000`.
    mutating func write(_ time: CivilTime) {
        func write(_ number: Int, _ digits: Int, _ line: inout [UInt8]) {
            var scale = digits == 4 ? 1000 : 10
            while scale > 0 {
                line.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
                scale /= 10
            }
        }
        write(time.year, 4, &line)
        write(time.month, 2, &line)
        write(time.day, 2, &line)
        line.append(UInt8(ascii: "T"))
        write(time.hour, 2, &line)
        write(time.minute, 2, &line)
        write(time.second, 2, &line)
    }

    /// Ends the line, folded where it is too long: what follows a fold begins with a space, which readers take away with the line break.
    mutating func endLine() {
        var start = 0
        var room = Self.longestLine
        while line.count - start > room {
            var end = start + room
            while line[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.append(contentsOf: line[start..<end])
            bytes.append(contentsOf: Self.fold)
            start = end
            room = Self.longestLine - 1
        }
        bytes.append(contentsOf: line[start...])
        bytes.append(contentsOf: Self.end)
        line.removeAll(keepingCapacity: true)
    }

    private static let end: [UInt8] = Array("\r\n".utf8)
    private static let fold: [UInt8] = Array("\r\n ".utf8)

    /// Reads one character of several bytes; a String's bytes are always well-formed.
    private static func scalar(at index: Int, in source: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, length: Int) {
        let first = unsafe UInt32(source[index])
        let (value, length): (UInt32, Int) = first < 0xE0 ? (first & 0x1F, 2) : first < 0xF0 ? (first & 0x0F, 3) : (first & 0x07, 4)
        let scalar = (1..<length).reduce(value) { unsafe $0 << 6 | UInt32(source[index + $1] & 0x3F) }
        return (Unicode.Scalar(scalar) ?? "\u{FFFD}", length)
    }
}
