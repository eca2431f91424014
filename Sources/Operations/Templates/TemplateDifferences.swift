import Pages

/// How changed templates differ from the built-in ones.
package struct TemplateDifferences: Answer {
    package let document: Document

    /// Compares the templates, all or those named.
    package init(of names: [String], in workspace: Workspace) throws {
        document = Document(
            differences: try workspace.templateFiles(named: names).filter { $0.state == .changed }.map {
                Document.Difference(template: $0.path, diff: $0.difference)
            })
    }

    package var lines: [Line] {
        // The diff's last line end begins no line.
        document.differences.flatMap { $0.diff.unicodeScalars.split(separator: "\n").map { Line(keepingTabs: String($0)) } }
    }

    /// What `patch` takes: a template may hold any character, and has to come out as it went in.
    package var patch: Printout { Printout(exactly: document.differences.map(\.diff).joined()) }

    package struct Document: Encodable {
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
