import Foundation

/// Text that may leave the program: the console takes nothing else, so none of it can be forgotten to be made harmless.
package struct Printout: Hashable, Sendable {
    package let text: String

    private init(text: String) {
        self.text = text
    }

    /// Lines, each with its end.
    package init(_ lines: [Line]) {
        self.init(text: lines.map { "\($0)\n" }.joined())
    }

    /// A file of lines and tabs.
    package init(file text: String) {
        self.init(text: text.escaped { $0 != "\n" && ($0.endsLine || $0.commandsTerminals) })
    }

    /// A file byte for byte, for a program that reads it: never for a terminal.
    package init(exactly text: String) {
        self.init(text: text)
    }

    /// Lines of JSON, for a program that reads them: the same to it, and nothing raw that commands a terminal.
    package init(jsonLines text: String) {
        self.init(text: text.escaped { $0 != "\n" && ($0.endsLine || $0.commandsTerminals) })
    }

    /// A document as JSON: keys in order, the number of the schema among them, one line end, and nothing raw that commands a terminal.
    package init(document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(NumberedDocument(document: document)), as: UTF8.self)
        // Outside its texts JSON has no such scalar but line ends, which its own layout is made of.
        self.init(text: json.escaped { $0 != "\n" && ($0.endsLine || $0.commandsTerminals) } + "\n")
    }

    /// A table as CSV.
    package init(csv rows: [[String]]) {
        self.init(text: rows.map { $0.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined())
    }

    /// The terminal's current line, to be written over.
    package init(bar line: Line) {
        self.init(text: "\r\(line)")
    }

    /// Takes such a line away.
    package static let noBar = Printout(text: "\r\u{1B}[K")

    /// A question, whose answer is typed on the same line.
    package init(question line: Line) {
        self.init(text: "\(line) ")
    }
}

/// A document with the number of its schema, which only ever grows when a key changes its meaning or goes.
private struct NumberedDocument<Document: Encodable>: Encodable {
    private static var schema: Int { 1 }

    let document: Document

    private enum Key: CodingKey { case schema }

    func encode(to encoder: any Encoder) throws {
        try document.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.schema, forKey: .schema)
    }
}
