import Foundation
import Importing

/// One adapter: as shipped, and as the folder has it.
struct AdapterFile {
    let name: String
    /// Nil for one of the folder's own.
    let builtIn: String?
    /// Nil where the folder has no such file.
    let own: String?

    var state: String {
        guard let builtIn else { return "own" }
        guard let own else { return "built-in" }
        return own == builtIn ? "copied" : "changed"
    }

    var purpose: String {
        let line = (own ?? builtIn ?? "").split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        return String(line.drop { $0 == "-" || $0 == " " })
    }
}

extension Workspace {
    /// Lists the adapters, or those named. A name that no adapter has is a failure.
    func adapterFiles(named names: [String] = []) throws -> [AdapterFile] {
        try checkFolder()
        let builtIn = Dictionary(uniqueKeysWithValues: ShippedAdapters.all.map { ($0.name, $0.sql) })
        let found = ((try? FileManager.default.contentsOfDirectory(atPath: adapters)) ?? []).filter {
            $0.hasSuffix(".sql") && !$0.hasPrefix(".")
        }
        let own = Dictionary(
            uniqueKeysWithValues: found.map { name in
                (
                    String(name.dropLast(4)),
                    String(decoding: FileManager.default.contents(atPath: "\(adapters)/\(name)") ?? Data(), as: UTF8.self)
                )
            })
        let files = Set(builtIn.keys).union(own.keys).sorted().map { AdapterFile(name: $0, builtIn: builtIn[$0], own: own[$0]) }
        for name in names where !files.contains(where: { $0.name == name }) { throw ImportProblem.noAdapter(name) }
        return names.isEmpty ? files : files.filter { names.contains($0.name) }
    }
}

/// Each adapter and whose it is.
package struct AdapterList: Answer {
    private let files: [AdapterFile]

    package init(of workspace: Workspace) throws {
        files = try workspace.adapterFiles()
    }

    package var lines: [Line] {
        let width = files.map(\.name.utf8.count).max() ?? 0
        return files.map { file in
            let state = file.state + String(repeating: " ", count: 10 - file.state.utf8.count)
            return Line("\(state)\(file.name)\(String(repeating: " ", count: width - file.name.utf8.count + 2))\(file.purpose)")
        }
    }

    package var document: Document {
        Document(adapters: files.map { Document.File(adapter: $0.name, state: $0.state, purpose: $0.purpose) })
    }

    package struct Document: Encodable {
        let adapters: [File]

        struct File: Encodable {
            let adapter, state, purpose: String
        }
    }
}

/// Adapters that were to be copied: those that were, and those that were there.
package struct AdapterExport: Report {
    private let files: [AdapterFile]
    private let folder: String

    /// Copies shipped adapters to `site-data/adapters/`, all or those named. A file that is there is kept.
    package init(of names: [String], to workspace: Workspace) throws {
        files = try workspace.adapterFiles(named: names).filter { $0.builtIn != nil }
        folder = workspace.adapters
        for file in files where file.own == nil {
            guard let text = file.builtIn else { continue }
            try NewFile.makeFolder(folder)
            try NewFile.write(Array(text.utf8), to: "\(folder)/\(file.name).sql", mode: 0o644)
        }
    }

    package var lines: [Line] { files.map { Line("\($0.own == nil ? "made" : "kept")  \(folder)/\($0.name).sql") } }
    package var document: Document {
        Document(made: files.filter { $0.own == nil }.map(\.name), kept: files.filter { $0.own != nil }.map(\.name))
    }

    package struct Document: Encodable {
        let made, kept: [String]
    }
}

/// How changed adapters differ from the shipped ones.
package struct AdapterDifferences: Answer {
    package let document: Document

    package init(of names: [String], in workspace: Workspace) throws {
        document = Document(
            differences: try workspace.adapterFiles(named: names).filter { $0.state == "changed" }.map { file in
                Document.Difference(
                    adapter: file.name,
                    diff: UnifiedDiff(
                        from: file.builtIn ?? "", to: file.own ?? "",
                        names: ("built-in/\(file.name).sql", "site-data/adapters/\(file.name).sql")
                    ).text)
            })
    }

    package var lines: [Line] {
        document.differences.flatMap { $0.diff.unicodeScalars.split(separator: "\n").map { Line(keepingTabs: String($0)) } }
    }

    /// What `patch` takes.
    package var patch: Printout { Printout(exactly: document.differences.map(\.diff).joined()) }

    package struct Document: Encodable {
        let differences: [Difference]

        struct Difference: Encodable {
            let adapter, diff: String
        }
    }
}

/// A proposal for an adapter.
package struct AdapterProposal: Answer {
    private let sql: String

    /// - `path`: as it was typed: below the current folder.
    package init(of path: String) throws {
        sql = try AdapterDraft(of: path).sql
    }

    package var lines: [Line] {
        sql.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { Line(keepingTabs: String($0)) }
    }
    package var document: Document { Document(sql: sql) }

    package struct Document: Encodable {
        let sql: String
    }
}
