private import Foundation
private import Templating

/// Writes text into the headers of a mail (RFC 5322, RFC 2047): whatever the text, it adds no header and no line that is not ours.
enum HeaderText {
    /// A name or subject longer than this is cut: mail servers refuse long headers.
    private static let longest = 120
    /// Bytes of one encoded word: with its frame, and with `Subject: ` before it, a line stays within 76.
    private static let wordSize = 36

    /// Writes text that stands alone, such as a subject.
    static func unstructured(_ text: String) -> String {
        let text = oneLine(text)
        return folded(text) ?? encodedWords(text)
    }

    /// Folds plain text between its words (RFC 5322 2.2.3); nil for text that has to be encoded.
    private static func folded(_ text: String) -> String? {
        guard text.isPrintableASCII, !holdsEncodedWord(text) else { return nil }
        var lines = [""]
        for word in text.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init) {
            guard word.utf8.count <= longestLine else { return nil }
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.utf8.count + 1 + word.utf8.count <= longestLine {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\r\n ")
    }

    /// With `Subject: ` before it, a line stays within 76.
    private static let longestLine = 66

    /// Writes a name before an address: `"Ana P." <ana@example.org>`.
    static func mailbox(name: String, address: String) -> String {
        let name = oneLine(name)
        if name.isEmpty { return address }
        guard isPlain(name) else { return "\(encodedWords(name))\r\n <\(address)>" }
        let isQuoted = name.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
        let quoted = isQuoted ? name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") : name
        return "\"\(quoted)\"\r\n <\(address)>"
    }

    /// The text on one line, without what has no place in a header, cut to a length that servers take.
    static func oneLine(_ text: String) -> String {
        if text.utf8.count <= longest, isOneLine(text) { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !(Escaping.isRemoved(scalar)) {
            if scalar.properties.isWhitespace {
                if let last = kept.last, last != " " { kept.append(" ") }
            } else {
                kept.append(scalar)
            }
            if kept.count >= longest {
                kept.append("…")
                break
            }
        }
        if kept.last == " " { kept.removeLast() }
        return String(kept)
    }

    /// Whether a text, as nearly all, is words of printable ASCII with one space between them.
    private static func isOneLine(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            if byte == UInt8(ascii: " "), last == byte { return false }
            last = byte
        }
        return last != UInt8(ascii: " ") && text.isPrintableASCII
    }

    /// Whether a text needs no encoding: short, printable ASCII, and nothing that reads as an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 60 && text.isPrintableASCII && !holdsEncodedWord(text)
    }

    private static func holdsEncodedWord(_ text: String) -> Bool {
        zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
    }

    /// Encodes a text in words that each hold whole characters; white space between two of them is not part of the text.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var word: [UInt8] = []
        func finish() {
            words.append("=?utf-8?B?\(Data(word).base64EncodedString())?=")
            word.removeAll()
        }
        for scalar in text.unicodeScalars {
            let bytes = UTF8.encode(scalar).map(Array.init) ?? []
            if word.count + bytes.count > wordSize { finish() }
            word += bytes
        }
        if !word.isEmpty { finish() }
        return words.joined(separator: "\r\n ")
    }
}
