/// A sentence with names in braces to be filled in: `{start} – {end}`. A name that nobody fills in stays as it is.
///
/// Braces are bytes: a joiner or an accent behind one, which would make another `Character` of it, changes nothing.
struct Pattern: Sendable {
    enum Piece: Hashable, Sendable {
        case literal(String)
        case name(String)
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].firstIndex(of: UInt8(ascii: "}")) {
            if open > rest.startIndex { pieces.append(.literal(String(Substring(rest[..<open])))) }
            pieces.append(.name(String(Substring(rest[rest.index(after: open)..<close]))))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(Substring(rest)))) }
        self.pieces = pieces
    }

    /// The names in braces, in the order in which they stand.
    var names: [String] {
        pieces.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    /// Whether it has words of its own beside the names.
    var hasLetters: Bool {
        pieces.contains {
            if case .literal(let text) = $0 { text.unicodeScalars.contains(where: \.properties.isAlphabetic) } else { false }
        }
    }

    /// Fills the names in; a name that nobody gives stays as it is.
    func filled(_ values: KeyValuePairs<String, String>) -> String {
        var text = ""
        fill(values, into: &text)
        return text
    }

    /// Appends the sentence with its names filled in.
    func fill(_ values: KeyValuePairs<String, String>, into text: inout String) {
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .name(let name): text += values.first { $0.key == name }?.value ?? "{\(name)}"
            }
        }
    }
}
