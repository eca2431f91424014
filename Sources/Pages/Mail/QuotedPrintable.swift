/// Writes bytes as quoted-printable (RFC 2045): lines of at most 76 characters that every mail server leaves alone.
enum QuotedPrintable {
    /// Appends `bytes`, whose lines end in LF or CRLF; ends with a line end.
    static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { text in
            // At worst three characters for every byte, and three more to break a line of 75 of them.
            unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * 4 + 16) { room in
                guard let start = room.baseAddress else { return }
                var lines = unsafe Lines(end: start)
                unsafe lines.write(text)
                unsafe output.append(contentsOf: UnsafeBufferPointer(start: start, count: lines.end - start))
            }
        }
    }

    /// Lines that are being written to where there is room for all of them.
    ///
    /// Safe because `append` reserves more than any text can become, and lends text and room for one call.
    @safe private struct Lines {
        private static let longest = 76
        private static let digits: StaticString = "0123456789ABCDEF"

        private(set) var end: UnsafeMutablePointer<UInt8>
        private var column = 0

        init(end: UnsafeMutablePointer<UInt8>) { unsafe self.end = end }

        mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
            unsafe plain.withUnsafeBufferPointer { plain in
                var index = 0
                while index < text.count {
                    unsafe index += copyStretch(text, index, plain)
                    if index == text.count { break }
                    if unsafe Self.isLineEnd(text, index) {
                        endLine()
                        unsafe index += text[index] == UInt8(ascii: "\n") ? 1 : 2
                    } else {
                        unsafe write(text[index], isLast: Self.isLineEnd(text, index + 1))
                        index += 1
                    }
                }
            }
            if column > 0 { endLine() }
        }

        /// Copies what goes out as it is and on this line, and answers with how much it is.
        private mutating func copyStretch(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ plain: UnsafeBufferPointer<Bool>) -> Int {
            if column == 0, unsafe text[start] == UInt8(ascii: ".") { return 0 }
            let limit = min(text.count, start + Self.longest - 1 - column)
            var index = start
            while index < limit, unsafe plain[Int(text[index])] { index += 1 }
            guard index > start else { return 0 }
            if unsafe text[index - 1].isBlank, unsafe Self.isLineEnd(text, index) { index -= 1 }
            let count = index - start
            guard let source = text.baseAddress else { return 0 }
            unsafe end.update(from: source + start, count: count)
            unsafe end += count
            column += count
            return count
        }

        /// Whether a line of the text ends here. A carriage return alone ends none.
        private static func isLineEnd(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
            if unsafe index == text.count || text[index] == UInt8(ascii: "\n") { return true }
            return unsafe text[index] == UInt8(ascii: "\r") && index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n")
        }

        /// Writes a byte that is the last of its line or not.
        private mutating func write(_ byte: UInt8, isLast: Bool) {
            switch byte {
            case UInt8(ascii: "="): escape(byte, isLast: isLast)
            // Mail servers take blanks at the end of a line away.
            case UInt8(ascii: " "), UInt8(ascii: "\t"): isLast ? escape(byte, isLast: isLast) : put(byte, isLast: isLast)
            case 0x21...0x7E: put(byte, isLast: isLast)
            default: escape(byte, isLast: isLast)
            }
        }

        private mutating func put(_ byte: UInt8, isLast: Bool) {
            makeRoom(1, isLast: isLast)
            // A line that is a dot alone ends a mail for some programs.
            if column == 0, byte == UInt8(ascii: ".") { return escape(byte, isLast: isLast) }
            add(byte)
        }

        private mutating func escape(_ byte: UInt8, isLast: Bool) {
            makeRoom(3, isLast: isLast)
            add(UInt8(ascii: "="))
            unsafe add(Self.digits.utf8Start[Int(byte >> 4)])
            unsafe add(Self.digits.utf8Start[Int(byte & 15)])
        }

        /// Breaks the line softly unless so many characters fit, and the `=` of a break after them where the line goes on.
        private mutating func makeRoom(_ count: Int, isLast: Bool) {
            guard column + count > (isLast ? Self.longest : Self.longest - 1) else { return }
            add(UInt8(ascii: "="))
            endLine()
        }

        private mutating func endLine() {
            add(UInt8(ascii: "\r"))
            add(UInt8(ascii: "\n"))
            column = 0
        }

        private mutating func add(_ byte: UInt8) {
            unsafe end.initialize(to: byte)
            unsafe end += 1
            column += 1
        }
    }

    /// By byte: whether it goes out as it is wherever it stands, but at the beginning or the end of a line.
    private static let plain = (0...255).map { (byte: UInt8) in
        byte >= 0x21 && byte <= 0x7E && byte != UInt8(ascii: "=") || byte.isBlank
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
