/// Text of the form that names in the IANA database have: `Area/City`, or one of the few without an area. Safe as a path below a folder.
public struct ZoneName: Hashable, Sendable {
    public let text: String

    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // The same zones once more, in folders of other kinds of files.
        guard parts.allSatisfy(Self.isPart), text.utf8.count <= 100, !text.hasPrefix("posix/"), !text.hasPrefix("right/"),
            parts.count > 1 || Self.withoutArea.contains(text)
        else { return nil }
        self.text = text
    }

    /// The last part, with spaces; nil where that is no place: `Etc/GMT+5`, `EST5EDT`, `UTC`.
    var city: String? {
        if text.hasPrefix("Etc/") || !text.utf8.contains(UInt8(ascii: "/")) && Self.nowhere.contains(text) { return nil }
        return text.split(separator: "/").last.map { String($0.replacing("_", with: " ")) }
    }

    private static func isPart(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy {
            isLetter($0) || (48...57).contains($0) || [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    private static let places: Set<String> = [
        "Cuba", "Egypt", "Eire", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "Navajo", "Poland",
        "Portugal", "Singapore", "Turkey",
    ]
    private static let nowhere: Set<String> = [
        "CET", "CST6CDT", "EET", "EST", "EST5EDT", "GB", "GB-Eire", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST", "MET", "MST",
        "MST7MDT", "NZ", "NZ-CHAT", "PRC", "PST8PDT", "ROC", "ROK", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
    ]
    private static let withoutArea = places.union(nowhere)
}
