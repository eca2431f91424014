/// Where `deploy` publishes: `USER@HOST:FOLDER`. The folder is there what `output/` is here.
package struct DeployTarget: Sendable, CustomStringConvertible {
    /// As ssh reads it: `USER@HOST`, `HOST`, or a name from ssh's configuration.
    package let host: String
    /// Absolute, or relative to the user's home there.
    package let folder: String

    package var description: String { "\(host):\(folder)" }

    /// Nil unless both parts can stand in a command line of any shell as they are.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        var folder = parts[1]
        while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        guard Self.isPlain(parts[0], and: "@"), Self.isPlain(folder, and: "/"), folder != "/", folder != "." else { return nil }
        host = parts[0]
        self.folder = folder
    }

    /// Letters, digits, `-`, `_`, `.` and this one; an option could begin with `-`.
    private static func isPlain(_ text: String, and more: Unicode.Scalar) -> Bool {
        !text.isEmpty && !text.hasPrefix("-")
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", more: true
                default: false
                }
            }
    }

    /// The folder of a site there.
    func folder(of site: String) -> String { "\(folder)/\(site)" }
}
