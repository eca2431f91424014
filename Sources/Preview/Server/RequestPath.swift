/// Reads the path of a request as nginx does: escapes decoded, slashes merged, dots resolved.
enum RequestPath {
    /// - Returns: nil for what is no path, or leads above the root.
    static func read(_ target: some StringProtocol) -> String? {
        // Bytes, as nginx reads it: a mark behind a slash is no part of the slash.
        guard let decoded = decoded(target), decoded.utf8.first == UInt8(ascii: "/") else { return nil }
        var parts: [Substring] = []
        var endsInSlash = false
        for part in decoded.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map({ Substring($0) }) {
            endsInSlash = part.isEmpty || part == "." || part == ".."
            switch part {
            case "", ".": continue
            case "..": if parts.popLast() == nil { return nil }
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/") + (endsInSlash && !parts.isEmpty ? "/" : "")
    }

    /// Reads the value of a name in a query; nil where it is missing or empty.
    static func value(of name: String, in query: String) -> String? {
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
            guard parts.count == 2, parts[0].elementsEqual(name.utf8) else { continue }
            return decoded(String(decoding: parts[1].map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }, as: UTF8.self))
        }
        return nil
    }

    private static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value != 0 else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
