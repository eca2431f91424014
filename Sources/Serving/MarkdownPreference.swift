internal import Bookings

/// Decides whether a visitor who asks for a page is given it in Markdown.
///
/// A visitor that names `text/markdown` gets it, unless with a quality of 0 or one lower than HTML's, which wildcards name too. No browser
/// names it. The configurations say the same in their own languages.
public enum MarkdownPreference {
    /// The folders whose pages are there in Markdown too, under the same name.
    public static let folders = [PagePath.myBookings, PagePath.joinPages, PagePath.ownPages]

    /// - Parameter accept: the request's `Accept`, all of its fields joined by commas; nil for none.
    public static func isMarkdown(accept: String?) -> Bool {
        // Bytes, as servers read the field: a mark behind a comma is no part of the comma.
        let ranges = (accept ?? "").utf8.split(separator: UInt8(ascii: ",")).map { MediaRange(Substring($0)) }
        func quality(_ names: [String]) -> Int? {
            names.lazy.compactMap { name in ranges.first { $0.name == name }?.quality }.first
        }
        guard let markdown = quality([PageForm.markdown.contentType]), markdown > 0 else { return false }
        return markdown >= quality(AcceptPattern.html) ?? 0
    }

    /// One part of an `Accept` field.
    private struct MediaRange {
        let name: String
        /// In thousandths.
        let quality: Int

        init(_ text: Substring) {
            let parts = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
                Substring($0).trimmed.lowercased()
            }
            name = parts.first ?? ""
            quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Self.thousandths($0.dropFirst(2)) } ?? 1000
        }

        /// Reads `0.8`; nil for what is not a quality (RFC 9110, 12.4.2).
        private static func thousandths(_ text: Substring) -> Int? {
            let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let whole = parts.first, whole == "0" || whole == "1" else { return nil }
            let digits = parts.count == 2 ? parts[1] : ""
            guard digits.utf8.count <= 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            let fraction = digits + String(repeating: "0", count: 3 - digits.utf8.count)
            return (whole == "1" ? 1000 : 0) + (Int(fraction) ?? 0)
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) }) else { return "" }
        return Substring(utf8[first...last])
    }
}

/// The regular expressions by which servers read an `Accept` field, in the syntax that PCRE and RE2 share.
enum AcceptPattern {
    /// Matches the media range with a quality, which it captures.
    static func weighed(_ name: String) -> String {
        #"(?:^|,)\s*"# + quoted(name) + #"\s*;(?:[^,]*;)?\s*q=([01](?:\.[0-9]{0,3})?)\s*(?:;|,|$)"#
    }
    /// Matches the media range with or without.
    static func named(_ name: String) -> String { #"(?:^|,)\s*"# + quoted(name) + #"\s*(?:;|,|$)"# }

    private static func quoted(_ name: String) -> String { name.replacing("*", with: #"\*"#) }

    /// What names HTML, the most exact first.
    static let html = [PageForm.html.contentType, "text/*", "*/*"]

    /// Matches "0.5 0.85", two qualities of which the first is less: the first digit that differs decides. Only PCRE has `\1`.
    static let less: String = {
        let digits = (0...8).map { #"\#($0)\S* \1[\#($0 + 1)-9]"# }
        return #"^(\S*)(?:"# + (digits + [#" \1\.?[0-9]*[1-9]"#]).joined(separator: "|") + ")"
    }()
    /// Matches a quality of nothing.
    static let nothing = #"^0(?:\.0*)? "#
}
