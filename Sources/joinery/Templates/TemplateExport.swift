import Pages

/// Templates that were to be copied: those that are there now, and those that were.
struct TemplateExport: Answer {
    let files: [TemplateFile]
    /// Where copies go.
    let folder: String

    var text: String { files.map { "\($0.own == nil ? "made" : "kept")  \(folder)/\($0.path)\n" }.joined() }

    var document: Document {
        Document(made: files.filter { $0.own == nil }.map(\.path), kept: files.filter { $0.own != nil }.map(\.path))
    }

    struct Document: Encodable {
        let made, kept: [String]
    }
}
