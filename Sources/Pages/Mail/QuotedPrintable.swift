/// Writes bytes as quoted-printable (RFC 2045): lines of at most 76 characters that every mail server leaves alone.
enum QuotedPrintable {
    private static let longest = 76

    /// What each byte becomes: itself, three characters, or something that its place decides.
    private enum Kind: UInt8 { case itself, escaped, blank, lineFeed, dot }

    private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
        let kind: Kind =
            switch byte {
            case UInt8(ascii: "\n"): .lineFeed
            case UInt8(ascii: " "), UInt8(ascii: "\t"): .blank
            case UInt8(ascii: "."): .dot
            case UInt8(ascii: "="): .escaped
            case 0x21...0x7E: .itself
            default: .escaped
            }
        return kind.rawValue
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Appends `bytes`, whose lines end in LF or CRLF; ends with a line end.
    static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        // Room for the usual; escaped text grows as it goes.
        output.reserveCapacity(output.count + bytes.count + bytes.count / 4 + 64)
        var column = 0
        bytes.withUnsafeBufferPointer { bytes in
            kinds.withUnsafeBufferPointer { kinds in
                for index in bytes.indices {
                    let byte = bytes[index]
                    let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
                    switch Kind(rawValue: kinds[Int(byte)]) {
                    case .lineFeed:
                        endLine(&output)
                        column = 0
                        continue
                    // A line end of the text's own is written as one, never as two bytes of it.
                    case .escaped where byte == UInt8(ascii: "\r") && next == UInt8(ascii: "\n"): continue
                    case .itself: put(byte, next, &output, &column)
                    case .blank where !(next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")): put(byte, next, &output, &column)
                    // A line that is a dot alone ends a mail for some programs.
                    case .dot where column > 0: put(byte, next, &output, &column)
                    default: escape(byte, next, &output, &column)
                    }
                }
            }
        }
        if column > 0 { endLine(&output) }
    }

    private static func put(_ byte: UInt8, _ next: UInt8, _ output: inout [UInt8], _ column: inout Int) {
        makeRoom(1, next, &output, &column)
        // After a soft break the dot may stand at the start of a line.
        if column == 0, byte == UInt8(ascii: ".") { return escape(byte, next, &output, &column) }
        output.append(byte)
        column += 1
    }

    private static func escape(_ byte: UInt8, _ next: UInt8, _ output: inout [UInt8], _ column: inout Int) {
        makeRoom(3, next, &output, &column)
        output.append(UInt8(ascii: "="))
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
        column += 3
    }

    /// Breaks the line softly unless so many characters fit, and the `=` of a break after them where the line goes on.
    private static func makeRoom(_ count: Int, _ next: UInt8, _ output: inout [UInt8], _ column: inout Int) {
        let endsHere = next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
        guard column + count > (endsHere ? longest : longest - 1) else { return }
        output.append(UInt8(ascii: "="))
        endLine(&output)
        column = 0
    }

    private static func endLine(_ output: inout [UInt8]) {
        output.append(UInt8(ascii: "\r"))
        output.append(UInt8(ascii: "\n"))
    }
}
