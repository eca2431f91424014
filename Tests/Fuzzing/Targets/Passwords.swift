@testable import Publishing

/// Of any password file, the lines are kept that would be made again for members of now, and no others.
@Sendable func fuzzPasswords(_ bytes: [UInt8]) throws {
    for scheme in PasswordScheme.allCases {
        let names = ["ana-0123456789abcdefghijk", "ana-0123456789abcdefghijkl", "zoe-0123456789abcdefghijk"]
        let logins = Logins(names, scheme: scheme) { _ in "never asked for" }
        // `@1` to `@3` are whole lines of ours, since nobody guesses the length of a hash.
        var before: [UInt8] = []
        for byte in bytes {
            guard let name = names.indices.contains(Int(byte) - 1) ? names[Int(byte) - 1] : nil else {
                before.append(byte)
                continue
            }
            let hash = scheme.setting(for: name) + (scheme == .sha512 ? "$" : "")
            before +=
                "\(name)\(scheme.separator)\(hash)\(String(repeating: "x", count: scheme.hashLength - (scheme == .sha512 ? 1 : 0)))\n".utf8
        }
        let list = PasswordList(logins, before: before)
        let kept = list.kept
        require(list.hasLost == (kept.count != before.count), "what is lost is told")
        let lines = kept.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        require(lines.last?.isEmpty == true, "what is kept ends with a line")
        let kinds = lines.dropLast().map { line in names.firstIndex { line.starts(with: Array("\($0)\(scheme.separator)".utf8)) } }
        require(!kinds.contains(nil) && Set(kinds).count == kinds.count, "each line is a member's, and each member's is one")
        require(list.hasNew == (kinds.count < names.count), "who has no line is told")
        let again = PasswordList(logins, before: kept)
        require(!again.hasLost && again.kept == kept, "what is kept is kept again")
    }
}
