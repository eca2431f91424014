internal import Bookings

/// What a request is for, by its `Host`: only names that lead to this machine, so that no page of others can read an address.
///
/// Pages name each other by absolute paths, so each site, each member who is logged in, and each instant has a name of its own:
/// `studio.localhost`, `member-12.studio.localhost`, `at-20261201t100000z.studio.localhost`.
enum PreviewHost: Equatable {
    case index
    case site(String, member: Int64?, instant: Instant?)

    /// - Returns: nil for every other name.
    init?(_ field: String?) {
        let name = Self.withoutPort(field ?? "").lowercased()
        if ["localhost", "127.0.0.1", "[::1]"].contains(name) {
            self = .index
            return
        }
        var labels = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard labels.popLast() == "localhost", let site = labels.popLast(), !site.isEmpty else { return nil }
        var member: Int64?
        var instant: Instant?
        for label in labels {
            if label.hasPrefix("member-"), member == nil, let id = Int64(label.dropFirst("member-".count)) {
                member = id
            } else if label.hasPrefix("at-"), instant == nil, let time = Instant(label: label.dropFirst("at-".count)) {
                instant = time
            } else {
                return nil
            }
        }
        self = .site(site, member: member, instant: instant)
    }

    var name: String {
        switch self {
        case .index: "localhost"
        case .site(let site, let member, let instant):
            (member.map { "member-\($0)." } ?? "") + (instant.map { "at-\($0.label)." } ?? "") + "\(site).localhost"
        }
    }

    /// The port that a `Host` names, with its colon; empty for none. It is the visitor's, who may come through a tunnel.
    static func port(in field: String?) -> String {
        let field = field ?? ""
        return String(field.dropFirst(withoutPort(field).count))
    }

    private static func withoutPort(_ field: String) -> Substring {
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard let colon = field.utf8.lastIndex(of: UInt8(ascii: ":")), field.utf8[field.utf8.index(after: colon)...].allSatisfy(isDigit)
        else {
            return field[...]
        }
        return field[..<colon]
    }
}

extension Instant {
    /// `20261201t100000z`.
    fileprivate var label: String { rfc3339.lowercased().filter { $0 != "-" && $0 != ":" } }

    fileprivate init?(label: Substring) {
        let digits = Array(label)
        guard digits.count == 16 else { return nil }
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        self.init(
            rfc3339: "\(part(0..<4))-\(part(4..<6))-\(part(6..<9))\(part(9..<11)):\(part(11..<13)):\(part(13..<16))")
    }

    /// Reads what `?at=` says: a time of RFC 3339, of which seconds, the `Z` of UTC, and the time of day may be missing.
    init?(at text: String) {
        guard
            let instant = [text, text + "Z", text + ":00Z", text.replacing("Z", with: ":00Z"), text + "T00:00:00Z"].lazy
                .compactMap({ Instant(rfc3339: $0) }).first
        else { return nil }
        self = instant
    }
}
