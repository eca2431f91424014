import Bookings
import Foundation
import Templating

@testable import Pages

/// A calendar's lines are folded within characters' bounds, and read as the text that was written; no text makes a line of its own.
@Sendable func fuzzCalendars(_ bytes: [UInt8]) throws {
    let text = bytes.text
    var calendar = CalendarText()
    calendar.add("BEGIN:VEVENT")
    calendar.add("SUMMARY:", text: text)
    calendar.write("X;CN=")
    calendar.write(quoted: text)
    calendar.write(":1")
    calendar.endLine()
    calendar.add("END:VEVENT")
    let raw = calendar.finished()
    for line in raw.split(separator: 0x0A, omittingEmptySubsequences: true) {
        require(line.last == 0x0D && line.count <= 76, "lines end in CRLF and have 75 octets")
        require(String(validating: line, as: UTF8.self) != nil, "lines are whole characters")
    }
    let lines = unfolded(raw)
    require(
        lines.first?.text == "BEGIN:VEVENT" && lines.last?.text == "END:VEVENT" && (3...4).contains(lines.count),
        "no line but ours: \(lines.map(\.text))")
    let expected = text.unicodeScalars.withLineEnds.filter { $0 == "\n" || !Escaping.isRemoved($0) }
    if lines.count == 4 {
        let value = Array(lines[1].dropFirst("SUMMARY:".utf8.count)).text
        require(unescaped(value) == expected, "SUMMARY reads as written: \(text.debugDescription) as \(value.debugDescription)")
    }
    let quoted = lines[lines.count - 2]
    require(
        quoted.starts(with: "X;CN=\"".utf8) && quoted.suffix(3).elementsEqual("\":1".utf8),
        "the parameter is quoted: \(quoted.text.debugDescription)")
    require(!quoted.dropFirst(6).dropLast(3).contains(UInt8(ascii: "\"")), "no quote within quotes: \(quoted.text.debugDescription)")
}

private func unfolded(_ raw: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for line in raw.split(separator: 0x0A, omittingEmptySubsequences: true).map({ $0.dropLast() }) {
        if line.first == 0x20, !lines.isEmpty { lines[lines.count - 1] += line.dropFirst() } else { lines.append(Array(line)) }
    }
    return lines
}

private func unescaped(_ value: String) -> [Unicode.Scalar] {
    var (scalars, rest): ([Unicode.Scalar], Substring.UnicodeScalarView) = ([], value.unicodeScalars[...])
    while let scalar = rest.popFirst() {
        guard scalar == "\\" else {
            scalars.append(scalar)
            continue
        }
        let next = rest.popFirst()
        scalars.append(next == "n" || next == "N" ? "\n" : next ?? "\\")
    }
    return scalars
}

extension String.UnicodeScalarView {
    /// CRLF and CR are LF, a tabulator is a blank: what a value of type TEXT can hold.
    fileprivate var withLineEnds: [Unicode.Scalar] {
        var (scalars, isAfterReturn): ([Unicode.Scalar], Bool) = ([], false)
        for scalar in self {
            if scalar == "\n", isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = scalar == "\r"
            scalars.append(isAfterReturn ? "\n" : scalar == "\t" ? " " : scalar)
        }
        return scalars
    }
}

/// A mail's headers stay headers, and its text is read as it was written.
@Sendable func fuzzMails(_ bytes: [UInt8]) throws {
    var body: [UInt8] = []
    QuotedPrintable.append(bytes, to: &body)
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
        require(line.last == 0x0D && line.count <= 77, "lines end in CRLF and have 76 characters")
        require(line.dropLast().allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }, "lines are printable ASCII")
        require(![0x20, 0x09].contains(line.dropLast().last), "no blank at a line's end")
    }
    require(body.isEmpty || body.suffix(2) == [0x0D, 0x0A], "the text ends with a line end")
    require(decoded(body) == withLineEnds(bytes), "the text reads as written")

    let text = bytes.text
    for header in [HeaderText.unstructured(text), HeaderText.mailbox(name: text, address: "a@b.example")] {
        require(
            header.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A },
            "headers are ASCII: \(header.debugDescription)")
        for line in Array(header.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst() {
            require(line.first == 0x20 && line.count > 1, "no header but ours: \(header.debugDescription)")
        }
        require(!header.utf8.contains(0x0D) || header.contains("\r\n "), "no line end alone: \(header.debugDescription)")
    }
}

/// Reads quoted-printable (RFC 2045).
private func decoded(_ body: [UInt8]) -> [UInt8] {
    var (bytes, index): ([UInt8], Int) = ([], 0)
    while index < body.count {
        if body[index] == UInt8(ascii: "=") {
            if index + 2 < body.count, body[index + 1] == 0x0D { index += 3; continue }
            bytes.append(UInt8(body[index + 1...index + 2].text, radix: 16) ?? 0)
            index += 3
        } else {
            bytes.append(body[index])
            index += 1
        }
    }
    return bytes
}

extension ArraySlice<UInt8> {
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

/// Every line ends in CRLF, the last too, as in a mail.
private func withLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    for byte in bytes {
        if byte == 0x0A, lines.last != 0x0D { lines.append(0x0D) }
        lines.append(byte)
    }
    return lines.isEmpty || lines.suffix(2) == [0x0D, 0x0A] ? lines : lines + [0x0D, 0x0A]
}
