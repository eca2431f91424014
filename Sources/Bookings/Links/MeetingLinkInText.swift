/// Looks for a meeting link in free text, where no switch hides it (<doc:Checks>).
package enum MeetingLinkInText {
    /// Names the provider of the first meeting link in `text`; nil if there is none.
    ///
    /// A link is the host of a provider we know, with or without `https://`, and something after it: "we meet on zoom.us" is no link.
    package static func provider(in text: String) -> String? {
        let bytes = text.utf8.span
        // A host begins with a letter or a digit; what stands before is Markdown.
        var start = bytes.end(of: 0..<bytes.count) { !$0.isLetterOrDigit }
        while start < bytes.count {
            let end = bytes.end(of: start..<bytes.count, while: \.isHostCharacter)
            if leadsSomewhere(bytes, from: end) {
                let host = start..<(bytes[end - 1] == UInt8(ascii: ".") ? end - 1 : end)
                if let provider = Provider.name(ofHost: host, in: bytes) { return provider }
            }
            start = bytes.end(of: end..<bytes.count) { !$0.isLetterOrDigit }
        }
        return nil
    }

    /// Whether a path, a query or a fragment that is not empty follows, perhaps after a port.
    private static func leadsSomewhere(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            index = bytes.end(of: index + 1..<bytes.count, while: \.isDigit)
        }
        guard index + 1 < bytes.count else { return false }
        return (bytes[index] == UInt8(ascii: "/") || bytes[index].startsQuery) && bytes[index + 1] > 0x20
    }
}
