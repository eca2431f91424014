extension String {
    /// The folder that a path lies in, as dirname(1) names it: `a/b` lies in `a`, `a` in `.`, `/a` in `/`.
    ///
    /// Foundation's `deletingLastPathComponent` traps on a name of one letter (6.3).
    package var parentFolder: String {
        func isName(_ byte: UInt8) -> Bool { byte != UInt8(ascii: "/") }
        guard let end = utf8.lastIndex(where: isName) else { return isEmpty ? "." : "/" }
        guard let slash = utf8[...end].lastIndex(where: { !isName($0) }) else { return "." }
        guard let last = utf8[..<slash].lastIndex(where: isName) else { return "/" }
        return String(self[..<utf8.index(after: last)])
    }
}
