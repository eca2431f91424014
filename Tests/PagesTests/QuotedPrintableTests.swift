import Testing

@testable import Pages

/// Quoted-printable, from the rules of RFC 2045 6.7 and not from the writer.
@Suite struct QuotedPrintableTests {
    /// All that the end of a line, its beginning and its length decide about.
    private static let pieces = ["x", " ", "\t", ".", "=", "é", "\n", "\r\n", "\r"]

    @Test("whatever stands about the end of a line comes back as it was, on lines that every server leaves alone", arguments: 70...79)
    func comesBack(column: Int) {
        let start = String(repeating: "x", count: column)
        for first in Self.pieces {
            for second in Self.pieces {
                for third in Self.pieces {
                    let text = start + first + second + third + third + "x"
                    let lines = Self.lines(of: text)
                    for line in lines {
                        #expect(line.count <= 76 && line.first != UInt8(ascii: ".") && line.last != 0x20 && line.last != 0x09, "\(text)")
                        #expect(line.allSatisfy { 0x20...0x7E ~= $0 || $0 == 0x09 }, "\(text)")
                    }
                    #expect(Self.decoded(lines) == Array((text.replacing("\r\n", with: "\n") + "\n").utf8), "\(text)")
                }
            }
        }
    }

    @Test func `every byte comes back, and nothing is nothing`() {
        let bytes = (0...255).flatMap { [UInt8($0), UInt8(ascii: "-")] }
        #expect(Self.decoded(Self.lines(of: bytes)) == bytes + [UInt8(ascii: "\n")])
        #expect(Self.lines(of: [UInt8]()) == [])
    }

    @Test func `what needs no encoding is written as it is`() {
        let text = "Hello, Ana.\n\nSee you at 10:00 (Berlin)!\n"
        var output = Array("before ".utf8)
        QuotedPrintable.append(Array(text.utf8), to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "before " + text.replacing("\n", with: "\r\n"))
    }

    private static func lines(of text: String) -> [[UInt8]] { lines(of: Array(text.utf8)) }

    /// The lines written, each of which has to end in CRLF.
    private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
        var output: [UInt8] = []
        QuotedPrintable.append(bytes, to: &output)
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        for byte in output {
            line.append(byte)
            if line.suffix(2) == [13, 10] {
                lines.append(line.dropLast(2))
                line = []
            }
        }
        #expect(line == [])
        return lines
    }

    private static func decoded(_ lines: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            var rest = line[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "="), !rest.isEmpty else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            }
            // A soft break is not part of the text.
            if line.last == UInt8(ascii: "=") { bytes.removeLast() } else { bytes.append(UInt8(ascii: "\n")) }
        }
        return bytes
    }
}
