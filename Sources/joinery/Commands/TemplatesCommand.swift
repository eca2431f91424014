import ArgumentParser
import Operations

/// The files that people may change: which are theirs, and how they differ from the built-in ones.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "List, export and compare templates.",
        discussion: """
            List, export and compare the templates that can be changed.

            A template missing in `Templates/` is the built-in one. Copy one there (export) and change it; delete it to go back. After an \
            update of the program `diff` shows for each copy what has changed in the program since, and what you have changed.
            """,
        subcommands: [List.self, Export.self, Diff.self])

    /// Lists each file and whose it is.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List every template: built-in, copied, outdated (a copy of what an update has changed), changed, or of your own.",
            discussion: """
                Examples:
                  joinery templates list
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            try common.print(TemplateList(of: common.workspace))
        }
    }

    /// Puts built-in files where they can be changed.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Copy built-in templates to `Templates/`, all or those named; a file that is there is kept.",
            discussion: """
                Examples:
                  joinery templates export style.css
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var named: NamedTemplates

        @Flag(help: "Note that the copies that are there have taken over what updates have changed: `diff` compares from here on.")
        var upToDate = false

        func run() throws {
            try common.print(TemplateExport(of: named.names, to: common.workspace, isUpToDate: upToDate))
        }
    }

    /// Compares copies with what is built in.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Show what updates and you have changed in templates that were copied, all or those named.",
            discussion: """
                Examples:
                  joinery templates diff
                  joinery templates diff style.css > style.patch
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var named: NamedTemplates

        func run() throws {
            let differences = try TemplateDifferences(of: named.names, in: common.workspace)
            guard common.format == .text, !Console.isTerminal else { return try common.print(differences) }
            try common.console.write(differences.patch)
        }
    }
}

/// The templates that a command is about; none named: all.
struct NamedTemplates: ParsableArguments {
    @Argument(help: ArgumentHelp("Which ones, such as `join.html`.", valueName: "template"))
    var names: [String] = []
}
