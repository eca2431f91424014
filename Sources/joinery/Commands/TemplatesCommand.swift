import ArgumentParser
import Bookings
import Foundation
import Pages

/// The files that people may change: which are theirs, and how they differ from the built-in ones.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "List, export and compare the templates that can be changed.",
        discussion: """
            A template missing in `Templates/` is the built-in one. Copy one there (export) and change it; delete it to go back. After an \
            update of the program `diff` shows how the copies differ from what is built in now.
            """,
        subcommands: [List.self, Export.self, Diff.self])

    /// Each file and whose it is.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every template: built-in, copied, changed, or of your own.")

        @OptionGroup var settings: Settings

        func run() throws {
            let files = try settings.workspace.templateFiles()
            switch settings.format {
            case .text:
                let width = files.map(\.path.count).max() ?? 0
                let lines = files.map { file in
                    let padding = String(repeating: " ", count: width - file.path.count + 2)
                    let state = file.state.rawValue + String(repeating: " ", count: 10 - file.state.rawValue.count)
                    return file.purpose.isEmpty ? "\(state)\(file.path)\n" : "\(state)\(file.path)\(padding)\(file.purpose)\n"
                }
                try settings.console.write(lines.joined().withoutControls)
            case .json:
                let rows = files.map { Document.File(template: $0.path, state: $0.state.rawValue, purpose: $0.purpose) }
                try settings.console.write(json(Document(templates: rows)))
            }
        }

        private struct Document: Encodable {
            var schema = 1
            let templates: [File]

            struct File: Encodable {
                let template, state, purpose: String
            }
        }
    }

    /// Puts built-in files where they can be changed.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy built-in templates to `Templates/`, all or those named; a file that is there is kept.")

        @OptionGroup var settings: Settings

        @Argument(help: ArgumentHelp("Which ones, such as `join.html`.", valueName: "template"))
        var names: [String] = []

        func run() throws {
            let workspace = settings.workspace
            let files = try workspace.templateFiles(named: names).filter { $0.builtIn != nil }
            for file in files where file.own == nil {
                let path = "\(workspace.templates)/\(file.path)"
                try NewFile.makeFolder((path as NSString).deletingLastPathComponent)
                try NewFile.write(file.builtIn ?? [], to: path, mode: 0o644)
            }
            switch settings.format {
            case .text:
                try settings.console.write(files.map { "\($0.own == nil ? "made" : "kept")  \(workspace.templates)/\($0.path)\n" }.joined())
            case .json:
                let made = files.filter { $0.own == nil }.map(\.path)
                try settings.console.write(json(Document(made: made, kept: files.filter { $0.own != nil }.map(\.path))))
            }
        }

        private struct Document: Encodable {
            var schema = 1
            let made, kept: [String]
        }
    }

    /// Compares copies with what is built in.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how changed templates differ from the built-in ones, all or those named.")

        @OptionGroup var settings: Settings

        @Argument(help: ArgumentHelp("Which ones, such as `join.html`.", valueName: "template"))
        var names: [String] = []

        func run() throws {
            let differences = try settings.workspace.templateFiles(named: names).filter { $0.state == .changed }.map { file in
                Document.Difference(template: file.path, diff: file.difference)
            }
            switch settings.format {
            case .text: try settings.console.write(differences.map(\.diff).joined())
            case .json: try settings.console.write(json(Document(differences: differences)))
            }
        }

        private struct Document: Encodable {
            var schema = 1
            let differences: [Difference]

            struct Difference: Encodable {
                let template, diff: String
            }
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

extension Workspace {
    /// Lists the templates, or those named. A name that no template has is a failure.
    fileprivate func templateFiles(named names: [String] = []) throws -> [TemplateFile] {
        let files: [TemplateFile]
        do {
            files = try TemplateFolder.files(path: templates)
        } catch {
            throw Failure([error.finding])
        }
        for name in names where !files.contains(where: { $0.path == name }) {
            throw Failure(.noInput, "no template `\(name)`", hint: "`joinery templates list` names them all")
        }
        return names.isEmpty ? files : files.filter { names.contains($0.path) }
    }
}
