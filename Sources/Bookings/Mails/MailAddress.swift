/// An e-mail address that any mail server takes: ASCII, a dot-atom, `@`, a host name of at least two labels (RFC 5321, RFC 5322).
///
/// Quoted local parts, address literals and what reads as an encoded word (`=?utf-8?Q?a?=`, RFC 2047) are refused: nobody's address has one,
/// and each is a way to break a header.
public struct MailAddress: Hashable, Sendable {
    public let text: String
    /// What stands behind the `@`.
    public let domain: String

    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).map(Substring.init)
        guard text.utf8.count <= 254, parts.count == 2, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else { return nil }
        self.text = text
        domain = String(parts[1])
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && !zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
            && text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
            }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let hyphen = UInt8(ascii: "-")
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                    && label.allSatisfy { isAlphanumeric($0) || $0 == hyphen }
            }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

extension Finding {
    /// A member whom no mail can reach; nil where the address is good. The address itself is never told.
    public static func mailAddress(of member: Member) -> Finding? {
        guard MailAddress(member.email) == nil else { return nil }
        return Finding(
            .warning, .mailAddress, "member:\(member.id)",
            member.email.isEmpty ? "has no e-mail address: no mail is written" : "has an e-mail address that is none: no mail is written",
            advice: "write one like `name@example.org` in the member's row, or tell the member by hand")
    }
}
