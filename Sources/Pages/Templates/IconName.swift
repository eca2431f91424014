/// The name of a file in `Templates/icons/`, without `.svg`. It becomes part of the address from which pages load the drawing.
struct IconName {
    /// An asset's path has 91 bytes at most, of which `assets/`, the digest and `.svg` take the rest.
    private static let longest = 63

    let path: String

    /// Takes a path below `Templates/`; nil where it is no icon's.
    init?(path: String) {
        guard path.hasPrefix("icons/"), path.hasSuffix(".svg") else { return nil }
        self.path = path
    }

    var text: String { String(path.dropFirst("icons/".count).dropLast(".svg".count)) }

    /// Why it cannot be part of an address, with what is allowed; nil if it can.
    var flaw: String? {
        if let odd = text.unicodeScalars.first(where: { !Self.isAllowed($0) }) {
            return "has `\(odd)` in its name, allowed are `a-z`, `0-9`, `-` and `.`"
        }
        if text.utf8.count > Self.longest { return "has a name of \(text.utf8.count) bytes, allowed are \(Self.longest)" }
        return text.hasPrefix(".") || text.contains("/.") ? "is in a folder whose name begins with `.`" : nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        // An icon may lie in a folder of its own.
        case "a"..."z", "0"..."9", "-", ".", "/": true
        default: false
        }
    }
}
