import Foundation
package import Pages

/// Templates that were to be copied: those that are there now, and those that were.
package struct TemplateExport: Report {
    package let files: [TemplateFile]
    /// Where copies go.
    package let folder: String

    /// Copies built-in templates, all or those named. A file that is there is kept.
    package init(of names: [String], to workspace: Workspace) throws {
        files = try workspace.templateFiles(named: names).filter { $0.builtIn != nil }
        folder = workspace.templates
        for file in files where file.own == nil {
            let path = "\(folder)/\(file.path)"
            try NewFile.makeFolder((path as NSString).deletingLastPathComponent)
            try NewFile.write(file.builtIn ?? [], to: path, mode: 0o644)
        }
    }

    package var lines: [Line] { files.map { Line("\($0.own == nil ? "made" : "kept")  \(folder)/\($0.path)") } }

    package var document: Document {
        Document(made: files.filter { $0.own == nil }.map(\.path), kept: files.filter { $0.own != nil }.map(\.path))
    }

    package struct Document: Encodable {
        let made, kept: [String]
    }
}
