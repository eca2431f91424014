import Testing

@testable import Bookings

/// The words made by HMAC from rows (`Sources/Bookings/Bookings.docc/Addresses.md`).
@Suite struct SiteSecretTests {
    private let secret: SiteSecret
    private let studio = Site.ID("studio")

    init() throws {
        secret = try #require(SiteSecret(key: Array(0..<32)))
    }

    @Test func `a word is 26 characters of the base32 alphabet`() {
        let alphabet = Set("abcdefghijklmnopqrstuvwxyz234567")
        for row in Int64(1)...500 {
            let word = secret.word(.myBookings, site: studio, row: row)
            #expect(word.utf8.count == 26)
            #expect(alphabet.isSuperset(of: word))
        }
    }

    /// Made by Python's standard library:
    ///
    ///     import base64, hashlib, hmac
    ///     message = b"\0".join([purpose, b"studio", b"81", generation])
    ///     digest = hmac.new(bytes(range(32)), message, hashlib.sha256).digest()
    ///     base64.b32encode(digest).decode().lower()[:26]
    @Test(
        "a word is what Python's hmac and base64 make of the same message",
        arguments: [
            (.myBookings, 0, "sgilx352rdjzf7fqwad4wypsqs"), (.join, 0, "z3jwvsp54hswpmt5c7fjoc3fqu"),
            (.join, 1, "cyeob7f3by2v3ut3tzfauk7iqw"), (.sessionRoom, 0, "myr5xrgdv6qzqxesm4jjse3c4j"),
            (.courseRoom, 0, "banwgwejnmmsavfnm5yintzrz3"),
        ] as [(SiteSecret.Purpose, Int64, String)])
    func vector(purpose: SiteSecret.Purpose, generation: Int64, word: String) {
        #expect(secret.word(purpose, site: studio, row: 81, generation: generation) == word)
    }

    @Test func `purpose, site, row, generation and key each make another word`() throws {
        let other = try #require(SiteSecret(key: Array(1..<33)))
        var words: [String] = []
        for key in [secret, other] {
            for purpose in SiteSecret.Purpose.allCases {
                for site in ["studio", "studio2", "s"] {
                    for row in [1, 11, 111, .max] as [Int64] {
                        for generation in [0, 1, 11] as [Int64] {
                            words.append(key.word(purpose, site: Site.ID(site), row: row, generation: generation))
                        }
                    }
                }
            }
        }
        #expect(Set(words).count == words.count)
    }

    @Test func `the same row has the same word whenever it is asked`() {
        let first = secret.word(.join, site: studio, row: 7)
        _ = secret.word(.myBookings, site: studio, row: 8)
        #expect(secret.word(.join, site: studio, row: 7) == first)
    }

    @Test func `a key shorter than 32 bytes is refused`() {
        #expect(SiteSecret(key: Array(repeating: 1, count: 31)) == nil)
        #expect(SiteSecret(key: []) == nil)
        #expect(SiteSecret(key: Array(repeating: 1, count: 64)) != nil)
    }

    @Test func `a secret never prints its key`() {
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped] {
            #expect(text.contains("site secret"))
            #expect(!text.contains("HMAC") && !text.contains("32 bytes") && text.utf8.count < 40)
        }
    }
}
