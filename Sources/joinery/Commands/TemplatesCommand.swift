import ArgumentParser
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

    /// Lists each file and whose it is.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List every template: built-in, copied, changed, or of your own.")

        @OptionGroup var common: CommonOptions

        func run() throws {
            try common.print(TemplateList(files: common.workspace.templateFiles()))
        }
    }

    /// Puts built-in files where they can be changed.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Copy built-in templates to `Templates/`, all or those named; a file that is there is kept.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var named: NamedTemplates

        func run() throws {
            let workspace = common.workspace
            let files = try workspace.templateFiles(named: named.names).filter { $0.builtIn != nil }
            for file in files where file.own == nil {
                let path = "\(workspace.templates)/\(file.path)"
                try NewFile.makeFolder((path as NSString).deletingLastPathComponent)
                try NewFile.write(file.builtIn ?? [], to: path, mode: 0o644)
            }
            try common.print(TemplateExport(files: files, folder: workspace.templates))
        }
    }

    /// Compares copies with what is built in.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Show how changed templates differ from the built-in ones, all or those named.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var named: NamedTemplates

        func run() throws {
            try common.print(TemplateDifferences(common.workspace.templateFiles(named: named.names)))
        }
    }
}

/// The templates that a command is about; none named: all.
struct NamedTemplates: ParsableArguments {
    @Argument(help: ArgumentHelp("Which ones, such as `join.html`.", valueName: "template"))
    var names: [String] = []
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
        for name in names where !files.contains(where: { $0.path == name }) { throw ProjectProblem.noTemplate(name) }
        return names.isEmpty ? files : files.filter { names.contains($0.path) }
    }
}
