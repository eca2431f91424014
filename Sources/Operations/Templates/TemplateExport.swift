import Foundation
package import Pages

/// Templates that were to be copied: those that are there now, and those that were.
package struct TemplateExport: Report {
    package let files: [TemplateFile]
    /// Whether files that are there were noted to be up to date.
    private let isUpToDate: Bool
    /// Where copies go.
    package let folder: String

    /// Copies built-in templates, all or those named. A file that is there is kept.
    ///
    /// Beside each copy what it was copied from is kept, so that after an update of the program both can be told: what has changed in the
    /// program, and what in the copy.
    ///
    /// - `isUpToDate`: takes the files that are there for made from what is built in now.
    package init(of names: [String], to workspace: Workspace, isUpToDate: Bool) throws {
        files = try workspace.templateFiles(named: names).filter { $0.builtIn != nil }
        folder = workspace.templates
        self.isUpToDate = isUpToDate
        for file in files where file.own == nil || isUpToDate {
            guard let builtIn = file.builtIn else { continue }
            try Self.write(builtIn, to: "\(folder)/\(TemplateFolder.originals)/\(file.path)")
            if file.own == nil { try Self.write(builtIn, to: "\(folder)/\(file.path)") }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        try NewFile.makeFolder(path.parentFolder)
        try NewFile.write(bytes, to: path, mode: 0o644)
    }

    package var lines: [Line] {
        files.map { Line("\($0.own == nil ? "made" : isUpToDate ? "noted" : "kept")  \(folder)/\($0.path)") }
    }

    package var document: Document {
        Document(made: files.filter { $0.own == nil }.map(\.path), kept: files.filter { $0.own != nil }.map(\.path))
    }

    package struct Document: Encodable {
        let made, kept: [String]
    }
}
