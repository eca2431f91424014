import Pages

/// How changed templates differ from the built-in ones, and what the program's updates have changed since they were copied.
package struct TemplateDifferences: Answer {
    package let document: Document

    /// Compares the templates, all or those named.
    package init(of names: [String], in workspace: Workspace) throws {
        document = Document(
            differences: try workspace.templateFiles(named: names).filter { $0.state == .changed || $0.state == .outdated }.map {
                Document.Difference(template: $0.path, diff: $0.change, update: $0.update)
            })
    }

    package var lines: [Line] {
        // The last line end of a difference begins no line.
        told.flatMap { $0.unicodeScalars.split(separator: "\n").map { Line(keepingTabs: String($0)) } }
    }

    /// What `patch` takes: a template may hold any character, and has to come out as it went in.
    package var patch: Printout { Printout(exactly: told.joined()) }

    /// Each file's differences. `patch` passes over the sentences between them.
    private var told: [String] {
        document.differences.map { difference in
            guard let update = difference.update else { return difference.diff }
            let yours = difference.diff.isEmpty ? "" : "Templates/\(difference.template): what you have changed\n\(difference.diff)"
            return "Templates/\(difference.template): what the program has changed since you copied it\n\(update)\(yours)"
        }
    }

    package struct Document: Encodable {
        let differences: [Difference]

        struct Difference: Encodable {
            /// `diff` is what the user has changed.
            let template, diff: String
            /// What has changed in the program since the file was copied; nil where nothing has, or where it is not known.
            let update: String?
        }
    }
}

extension TemplateFile {
    /// From what the user's own file was copied from to that file.
    fileprivate var change: String {
        isBehind
            ? difference(from: original, to: own, names: ("copied/\(path)", "Templates/\(path)"))
            : difference(from: builtIn, to: own, names: ("built-in/\(path)", "Templates/\(path)"))
    }

    fileprivate var update: String? {
        isBehind ? difference(from: original, to: builtIn, names: ("copied/\(path)", "built-in/\(path)")) : nil
    }

    private func difference(from old: [UInt8]?, to new: [UInt8]?, names: (String, String)) -> String {
        guard let old = String(validating: old ?? [], as: UTF8.self), let new = String(validating: new ?? [], as: UTF8.self) else {
            return "Templates/\(path) is not UTF-8 text\n"
        }
        return UnifiedDiff(from: old, to: new, names: names).text
    }
}
