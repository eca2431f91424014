package import Bookings

/// What the addresses of a published site were made from, as a note in its private folder tells the next command.
///
/// | line | meaning |
/// |---|---|
/// | `secret <word>` | the fingerprint of the secret |
/// | `access <link or login>` | how members get at their pages |
/// | `next <word>` | the fingerprint of a secret that the next build may use; only while `secret rotate` waits for that build |
///
/// It holds fingerprints only: nobody learns the secret from it.
package struct AddressNote: Equatable {
    /// The note's name in the private folder.
    package static let name = "addresses"

    package var secret: String
    package var access: Access
    package var next: String?

    package init(secret: String, access: Access, next: String? = nil) {
        self.secret = secret
        self.access = access
        self.next = next
    }

    /// Nil for what no version of ours has written: then nothing is known.
    package init?(parsing text: String) {
        var fields: [Substring: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2 { fields[words[0]] = String(words[1]) }
        }
        guard let secret = fields["secret"], let access = fields["access"].flatMap(Access.init(rawValue:)) else { return nil }
        self.init(secret: secret, access: access, next: fields["next"])
    }

    package var text: String {
        "secret \(secret)\naccess \(access.rawValue)\n" + (next.map { "next \($0)\n" } ?? "")
    }

    /// Whether addresses may be made with the secret of this fingerprint.
    package func allows(_ fingerprint: String) -> Bool { [secret, next].contains(fingerprint) }

    /// Whether every address changes, and somebody has asked for that.
    package func expectsNewAddresses(with fingerprint: String, _ access: Access) -> Bool {
        self.access != access || secret != fingerprint && next == fingerprint
    }

    /// The note of a site that was published with a secret. A permission for yet another one stays.
    package static func published(_ fingerprint: String, _ access: Access, after before: AddressNote?) -> AddressNote {
        AddressNote(secret: fingerprint, access: access, next: before?.next == fingerprint ? nil : before?.next)
    }
}
