/// A sentence with names in braces to be filled in: `{start} – {end}`. A name that nobody fills in stays as it is.
struct Pattern: Sendable {
    private enum Piece: Sendable {
        case literal(String)
        case name(String)
    }

    private let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.name(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    /// Fills the names in; a name that nobody gives stays as it is.
    func filled(_ values: KeyValuePairs<String, String>) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .name(let name): text += values.first { $0.key == name }?.value ?? "{\(name)}"
            }
        }
        return text
    }
}
