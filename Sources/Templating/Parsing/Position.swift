/// Where in a template something is; lines and columns count from one, columns in Unicode scalars.
struct Position: Hashable, Sendable {
    let template: String
    let line: Int
    let column: Int
}

/// Goes through a template from its start, so that the places of all its tags cost by its length.
struct PositionCursor {
    private let template: String
    private var offset = 0
    private var line = 1
    private var column = 1

    init(of template: String) { self.template = template }

    /// The position of an offset that is not before the last one asked for.
    mutating func position(of next: Int, in bytes: [UInt8]) -> Position {
        while offset < next {
            if bytes[offset] == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if bytes[offset] & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
            offset += 1
        }
        return Position(template: template, line: line, column: column)
    }
}
