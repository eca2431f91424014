/// Goes through a style sheet by its tokens (CSS Syntax Module Level 3, section 4, as far as brackets, strings, comments and `url()` go).
struct StyleScanner {
    private let bytes: [UInt8]
    private var next = 0
    /// Where the brackets were opened that are open.
    private var open: [(bracket: UInt8, offset: Int)] = []
    private var found: [RefusedContent] = []

    static func mistakes(in bytes: [UInt8]) -> [RefusedContent] {
        var scanner = StyleScanner(bytes: bytes)
        while scanner.next < bytes.count { scanner.scan() }
        for (bracket, offset) in scanner.open.prefix(1) {
            scanner.note(
                offset, "`\(Unicode.Scalar(bracket))` is opened here and never closed: browsers read all that follows as a part of it",
                "close it with `\(bracket == UInt8(ascii: "{") ? "}" : ")")`")
        }
        return scanner.found.sorted { $0.offset < $1.offset }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func scan() {
        let start = next
        switch Unicode.Scalar(bytes[next]) {
        case "/" where isNext("/*"):
            next += 2
            guard skip(past: "*/") else { return note(start, "a comment begins here and never ends", "end it with `*/`") }
        case "\"", "'":
            let text = string()
            if isInParentheses, Self.isRemote(text) { found.append(.load(text, at: start)) }
        case "\\": next += 2
        case "@" where isNext("@import"):
            next += "@import".utf8.count
            note(start, "`@import`: pages load one style sheet, browsers refuse another", "copy its text here")
        case "u" where isNext("url("), "U" where isNext("url("): address()
        case "{", "(":
            open.append((bytes[next], next))
            next += 1
        case "}": close(UInt8(ascii: "{"))
        case ")": close(UInt8(ascii: "("))
        default: next += 1
        }
    }

    private var isInParentheses: Bool { open.last?.bracket == UInt8(ascii: "(") }

    private mutating func close(_ bracket: UInt8) {
        let start = next
        next += 1
        // A parenthesis that is not closed ends with its block, for browsers too.
        if bracket == UInt8(ascii: "{") {
            while let last = open.last, last.bracket != bracket {
                open.removeLast()
                note(
                    last.offset, "`(` is opened here and never closed: browsers read all that follows as a part of it", "close it with `)`")
            }
        }
        guard open.last?.bracket == bracket else {
            return note(
                start, "`\(Unicode.Scalar(bytes[start]))` closes nothing: browsers leave out the rule that follows",
                "take it out, or open what it closes")
        }
        open.removeLast()
    }

    /// Passes `url(...)`, with or without quotes.
    private mutating func address() {
        let start = next
        next += "url(".utf8.count
        while next < bytes.count, Self.isBlank(bytes[next]) { next += 1 }
        var text = ""
        if next < bytes.count, bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") {
            text = string()
        } else {
            let first = next
            while next < bytes.count, bytes[next] != UInt8(ascii: ")"), !Self.isBlank(bytes[next]) { next += 1 }
            text = String(decoding: bytes[first..<next], as: UTF8.self)
        }
        guard skip(past: ")") else { return note(start, "`url(` is opened here and never closed", "close it with `)`") }
        // A drawing that is not there is told by its name; a part of the page itself is never loaded.
        if !text.hasPrefix("icons/"), !text.hasPrefix("#") { found.append(.load(text, at: start)) }
    }

    /// Passes a string; it ends with its line.
    private mutating func string() -> String {
        let (start, quote) = (next, bytes[next])
        next += 1
        while next < bytes.count, bytes[next] != quote {
            if bytes[next] == UInt8(ascii: "\n") {
                note(start, "a quote is opened here and not closed on its line", "close it with `\(Unicode.Scalar(quote))`")
                return String(decoding: bytes[start + 1..<next], as: UTF8.self)
            }
            next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(next, bytes.count)
        next = end + 1
        return String(decoding: bytes[start + 1..<end], as: UTF8.self)
    }

    /// - Returns: whether it is there; else everything is passed.
    private mutating func skip(past end: String) -> Bool {
        while next < bytes.count {
            if bytes[next...].starts(with: end.utf8) {
                next += end.utf8.count
                return true
            }
            next += 1
        }
        return false
    }

    /// In any case, as CSS has it.
    private func isNext(_ word: String) -> Bool {
        bytes.count - next >= word.utf8.count && zip(bytes[next...], word.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }

    private mutating func note(_ offset: Int, _ sentence: String, _ advice: String) {
        found.append(RefusedContent(offset: offset, sentence: sentence, advice: advice))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether an address leads away from the site, or is no file of it.
    static func isRemote(_ address: String) -> Bool {
        let start = address.utf8.drop(while: isBlank).prefix(8).map {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
        }
        return ["http:", "https:", "//", "data:", "ftp:", "blob:"].contains { start.starts(with: $0.utf8) }
    }
}
