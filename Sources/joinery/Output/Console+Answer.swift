import Foundation
import Operations

extension Console {
    /// Prints an answer on standard output.
    func print(_ answer: some Answer, as format: OutputFormat) throws {
        switch format {
        case .text: try write(answer.text)
        case .json: try write(document: answer.document)
        }
    }

    /// Prints a document as JSON: keys in order, the number of the schema among them, one line end.
    func write(document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try write(String(decoding: encoder.encode(Numbered(document: document)), as: UTF8.self) + "\n")
    }
}

/// A document with the number of its schema, which only ever grows when a key changes its meaning or goes.
private struct Numbered<Document: Encodable>: Encodable {
    private static var schema: Int { 1 }

    let document: Document

    private enum Key: CodingKey { case schema }

    func encode(to encoder: any Encoder) throws {
        try document.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.schema, forKey: .schema)
    }
}
