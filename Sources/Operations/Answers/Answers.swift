/// What a command answers about several rows: the answer about each, in the order in which they were named.
package struct Answers<Each: Answer>: Answer {
    private let answers: [Each]
    private let title: (Each) -> Line?

    /// - `title`: the line that says of which row an answer is, where it does not say so itself.
    package init(_ answers: [Each], title: @escaping (Each) -> Line? = { _ in nil }) {
        self.answers = answers
        self.title = title
    }

    package var lines: [Line] { get throws { try told { try $0.lines } } }

    package var linesIfQuiet: [Line] { get throws { try told { try $0.linesIfQuiet } } }

    package var document: Document { get throws { Document(answers: try answers.map { try $0.document }) } }

    private func told(_ lines: (Each) throws -> [Line]) throws -> [Line] {
        try answers.flatMap { answer in
            let lines = try lines(answer)
            return lines.isEmpty ? [] : [title(answer)].compactMap(\.self) + lines
        }
    }

    package struct Document: Encodable {
        let answers: [Each.Document]
    }
}
