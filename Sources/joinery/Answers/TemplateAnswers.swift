import Pages

/// Each template and whose it is.
struct TemplateList: Answer {
    let files: [TemplateFile]

    var text: String {
        let width = files.map(\.path.count).max() ?? 0
        let lines = files.map { file in
            let padding = String(repeating: " ", count: width - file.path.count + 2)
            let state = file.state.rawValue + String(repeating: " ", count: 10 - file.state.rawValue.count)
            return file.purpose.isEmpty ? "\(state)\(file.path)\n" : "\(state)\(file.path)\(padding)\(file.purpose)\n"
        }
        return lines.joined().withoutControls
    }

    var document: Document {
        Document(templates: files.map { Document.File(template: $0.path, state: $0.state.rawValue, purpose: $0.purpose) })
    }

    struct Document: Encodable {
        let templates: [File]

        struct File: Encodable {
            let template, state, purpose: String
        }
    }
}

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

/// How changed templates differ from the built-in ones.
struct TemplateDifferences: Answer {
    let document: Document

    init(_ files: [TemplateFile]) {
        document = Document(
            differences: files.filter { $0.state == .changed }.map { Document.Difference(template: $0.path, diff: $0.difference) })
    }

    var text: String { document.differences.map(\.diff).joined() }

    struct Document: Encodable {
        let differences: [Difference]

        struct Difference: Encodable {
            let template, diff: String
        }
    }
}

extension TemplateFile {
    /// From the built-in file to the user's own.
    fileprivate var difference: String {
        guard let old = String(validating: builtIn ?? [], as: UTF8.self), let new = String(validating: own ?? [], as: UTF8.self) else {
            return "Templates/\(path) is not UTF-8 text\n"
        }
        return UnifiedDiff(from: old, to: new, names: ("built-in/\(path)", "Templates/\(path)")).text
    }
}
