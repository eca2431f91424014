/// The elements of HTML and SVG whose text stands by itself: a reader sees a blank or a line end where one begins or ends.
struct BlockNames: Sendable {
    static let all = BlockNames(
        """
        address article aside blockquote body br button caption center dd desc details dialog dir div dl dt fieldset figcaption figure footer \
        form h1 h2 h3 h4 h5 h6 head header hgroup hr html input label legend li main menu meta nav ol optgroup option p pre script search \
        section select style summary svg table tbody td template text textarea tfoot th thead title tr ul video
        """)

    /// By hash of a name's first eight letters; zero where there is none.
    private var slots = [UInt64](repeating: 0, count: 256)

    private init(_ names: String) {
        for name in names.split(separator: " ") {
            let packed = name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            slots[slot(of: packed)] = packed
        }
    }

    /// Whether a tag is such an element's, given what is behind its `<`. Reads until the name ends, nine bytes at most.
    func contains(_ tag: UnsafePointer<UInt8>) -> Bool {
        var index = unsafe tag[0] == UInt8(ascii: "/") ? 1 : 0
        var packed: UInt64 = 0
        while index < 9, packed >> 56 == 0, unsafe tag[index].isLetterOrDigit {
            let byte = unsafe tag[index]
            packed = packed << 8 | UInt64(byte < 0x40 ? byte : byte | 0x20)
            index += 1
        }
        return packed != 0 && slots[slot(of: packed)] == packed
    }

    private func slot(of name: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (name &* 0x9E37_79B9_7F4A_7C15) >> 56)
        while slots[slot] != 0, slots[slot] != name { slot = (slot + 1) & 255 }
        return slot
    }
}
