package import Pages

/// Each template and whose it is.
package struct TemplateList: Answer {
    package let files: [TemplateFile]

    package init(of workspace: Workspace) throws {
        files = try workspace.templateFiles()
    }

    package var lines: [Line] {
        let width = files.map(\.path.count).max() ?? 0
        return files.map { file in
            let padding = String(repeating: " ", count: width - file.path.count + 2)
            let state = file.state.rawValue + String(repeating: " ", count: 10 - file.state.rawValue.count)
            return Line(file.purpose.isEmpty ? "\(state)\(file.path)" : "\(state)\(file.path)\(padding)\(file.purpose)")
        }
    }

    package var document: Document {
        Document(templates: files.map { Document.File(template: $0.path, state: $0.state.rawValue, purpose: $0.purpose) })
    }

    package struct Document: Encodable {
        let templates: [File]

        struct File: Encodable {
            let template, state, purpose: String
        }
    }
}
