/// Goes through the tags of a template in HTML. What Mustache puts in is not looked at: it is escaped.
struct MarkupScanner {
    private let bytes: [UInt8]
    private let isMail: Bool
    private var next = 0
    private var found: [RefusedContent] = []

    static func mistakes(in bytes: [UInt8], isMail: Bool) -> [RefusedContent] {
        var scanner = MarkupScanner(bytes: bytes, isMail: isMail)
        while scanner.next < bytes.count { scanner.scan() }
        return scanner.found
    }

    private init(bytes: [UInt8], isMail: Bool) {
        self.bytes = bytes
        self.isMail = isMail
    }

    private mutating func scan() {
        if skipMustache() { return }
        guard bytes[next] == UInt8(ascii: "<") else { return next += 1 }
        if bytes[next...].starts(with: "<!--".utf8) { return skip(past: "-->") }
        let start = next
        next += 1
        let name = word { Self.isLetter($0) }
        guard !name.isEmpty else { return }
        // A name that goes on otherwise is another element's.
        _ = word { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && !Self.isBlank($0) && $0 != UInt8(ascii: "{") }
        examine(element: name, at: start)
        while next < bytes.count, bytes[next] != UInt8(ascii: ">") {
            if skipMustache() { continue }
            if Self.isBlank(bytes[next]) || bytes[next] == UInt8(ascii: "/") {
                next += 1
                continue
            }
            attribute(of: name)
        }
    }

    private mutating func attribute(of element: String) {
        let start = next
        let name = word {
            $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && !Self.isBlank($0) && $0 != UInt8(ascii: "{")
        }
        guard !name.isEmpty else { return next += 1 }
        let value = value()
        switch name {
        case _ where name.hasPrefix("on") && name.utf8.count > 2: note(start, "`\(name.excerpt)`: \(noScript)", "take it out")
        case "style" where !isMail:
            note(
                start, "`style`: browsers take the look of pages from the style sheet alone",
                "give it a class, and write that into `style.css`")
        case "src", "srcset", "poster", "background", "data":
            if StyleScanner.isRemote(value) { found.append(.load(value, at: start)) }
        case "href" where element == "link":
            if StyleScanner.isRemote(value) { found.append(.load(value, at: start)) }
        default:
            if value.utf8.prefix(11).map({ $0 | 0x20 }) == Array("javascript:".utf8) {
                note(start, "`\(name.excerpt)`: \(noScript)", "take it out")
            }
        }
    }

    /// Passes `="..."`, `='...'` or `=...`.
    private mutating func value() -> String {
        while next < bytes.count, Self.isBlank(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return "" }
        next += 1
        while next < bytes.count, Self.isBlank(bytes[next]) { next += 1 }
        guard next < bytes.count else { return "" }
        let quote = bytes[next]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { next += 1 }
        let start = next
        while next < bytes.count, isQuoted ? bytes[next] != quote : !Self.isBlank(bytes[next]) && bytes[next] != UInt8(ascii: ">") {
            next += 1
        }
        let value = String(decoding: bytes[start..<next], as: UTF8.self)
        if isQuoted { next += 1 }
        return value
    }

    private mutating func examine(element: String, at start: Int) {
        switch element {
        case "script": note(start, "`<script>`: \(noScript)", "take it out")
        case "iframe", "frame", "object", "embed", "applet":
            note(start, "`<\(element)>`: nothing of others is shown in pages, browsers refuse it", "link to it instead")
        case "style" where !isMail:
            note(start, "`<style>`: browsers take the look of pages from the style sheet alone", "write it into `style.css`")
        case "form" where !isMail: note(start, "`<form>`: pages send nothing, browsers refuse it", "link to a page that takes it")
        case "base": note(start, "`<base>`: browsers refuse it", "take it out")
        default: break
        }
    }

    private var noScript: String { isMail ? "mails run no script" : "pages run no script, browsers refuse it" }

    private mutating func note(_ offset: Int, _ sentence: String, _ advice: String) {
        found.append(RefusedContent(offset: offset, sentence: sentence, advice: advice))
    }

    /// Passes a Mustache tag, with a comment's text.
    private mutating func skipMustache() -> Bool {
        guard bytes[next...].starts(with: "{{".utf8) else { return false }
        skip(past: "}}")
        return true
    }

    private mutating func skip(past end: String) {
        while next < bytes.count, !bytes[next...].starts(with: end.utf8) { next += 1 }
        next = min(next + end.utf8.count, bytes.count)
    }

    /// Passes bytes as long as they belong to a word, and returns them in lower case.
    private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let start = next
        while next < bytes.count, belongs(bytes[next]) { next += 1 }
        return String(
            decoding: bytes[start..<next].map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
