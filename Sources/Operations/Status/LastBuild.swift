import Bookings
import Publishing

/// What the last try to build a site came to, as a note in its private folder tells `status`.
///
/// | line | meaning |
/// |---|---|
/// | `tried <seconds>` | when it began, by the wall clock, in seconds since 1970 |
/// | `good <seconds>` | when the last one began that succeeded; missing if none ever did |
/// | `errors <number>`, `warnings <number>` | the findings of that try |
/// | `code <number>`, `error <word>`, `message <text>` | why it failed; only if it did |
///
/// It costs a build one small file a site, after the switch, and none of the build's waits for a disk. A build that is killed leaves the note
/// of the one before.
package struct LastBuild: Equatable {
    package static let name = "last-build"
    private static let limit = 2048
    private static let messageLimit = 400

    package struct Trouble: Equatable {
        package let code: Int32
        package let word: String
        package let message: String
    }

    package var tried: Int64
    package var good: Int64?
    package var errors = 0
    package var warnings = 0
    package var trouble: Trouble?

    /// - `before`: what the site's note said.
    init(_ outcome: Result<SiteBuild, Failure>, at time: Int64, after before: LastBuild?) {
        tried = time
        let findings: [Finding]
        switch outcome {
        case .success(let build):
            good = time
            findings = build.findings
        case .failure(let failure):
            good = before?.good
            findings = failure.findings
            // The first detail says which: "2 errors, nothing was published" alone helps nobody.
            let text = ([failure.message] + failure.details.prefix(1)).map { "\(Line($0))".trimmed }.joined(separator: ": ")
            trouble = Trouble(
                code: failure.code.rawValue, word: failure.word, message: String(text.unicodeScalars.prefix(Self.messageLimit)))
        }
        errors = findings.count { $0.severity == .error }
        warnings = findings.count - errors
    }

    /// Nil for what no version of ours has written: then nothing is known.
    init?(parsing text: String) {
        var fields: [String: String] = [:]
        for line in text.unicodeScalars.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            if words.count == 2 { fields[String(words[0])] = String(words[1]) }
        }
        guard let tried = fields["tried"].flatMap(Int64.init) else { return nil }
        self.tried = tried
        good = fields["good"].flatMap { Int64($0) }
        errors = fields["errors"].flatMap { Int($0) } ?? 0
        warnings = fields["warnings"].flatMap { Int($0) } ?? 0
        if let code = fields["code"].flatMap({ Int32($0) }), let word = fields["error"] {
            trouble = Trouble(code: code, word: word, message: fields["message"] ?? "")
        }
    }

    var text: String {
        let lines =
            ["tried \(tried)", good.map { "good \($0)" }, "errors \(errors)", "warnings \(warnings)"]
            + (trouble.map { ["code \($0.code)", "error \($0.word)", "message \($0.message)"] } ?? [])
        return lines.compactMap(\.self).map { "\($0)\n" }.joined()
    }

    /// Nil where nothing is known.
    static func read(of folder: SiteFolder) -> LastBuild? {
        ((try? folder.noteLeft(name, limit: limit)) ?? nil).flatMap(LastBuild.init(parsing:))
    }
}

extension String {
    fileprivate var trimmed: Substring { drop { $0 == " " } }
}
