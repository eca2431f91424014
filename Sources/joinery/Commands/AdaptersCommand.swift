import ArgumentParser
import Operations

/// The SQL that says what a row of another system is here.
struct AdaptersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adapters", abstract: "List, export, compare or draft adapters of `import`.",
        discussion: """
            List, export and compare the adapters of `import`, or draft one.

            A name missing in `site-data/adapters/` is the built-in adapter. Copy one there (export) and change it; delete it to go back.
            """,
        subcommands: [List.self, Export.self, Diff.self, Draft.self])

    /// Lists each adapter and whose it is.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List every adapter: built-in, copied, changed, or of your own.",
            discussion: """
                Examples:
                  joinery adapters list
                """)

        @OptionGroup var common: CommonOptions

        func run() throws { try common.print(AdapterList(of: common.workspace)) }
    }

    /// Puts built-in adapters where they can be changed.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Copy built-in adapters to `site-data/adapters/`, all or those named; a file that is there is kept.",
            discussion: """
                Examples:
                  joinery adapters export spreadsheet
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var named: NamedAdapters

        func run() throws { try common.print(AdapterExport(of: named.names, to: common.workspace)) }
    }

    /// Compares copies with what is built in.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Show what you have changed in adapters that were copied, all or those named.",
            discussion: """
                Examples:
                  joinery adapters diff
                  joinery adapters diff wix > wix.patch
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var named: NamedAdapters

        func run() throws {
            let differences = try AdapterDifferences(of: named.names, in: common.workspace)
            guard common.format == .text, !Console.isTerminal else { return try common.print(differences) }
            try common.console.write(differences.patch)
        }
    }

    /// Proposes an adapter.
    struct Draft: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "draft", abstract: "Look at the tables of a database, a CSV or JSON file, and propose an adapter to correct.",
            discussion: """
                Examples:
                  joinery adapters draft bookings.csv
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The file, below the current folder; it is only read.") var file: String

        func run() throws { try common.print(AdapterProposal(of: file)) }
    }
}

/// The adapters that a command is about; none named: all.
struct NamedAdapters: ParsableArguments {
    @Argument(help: ArgumentHelp("Which ones, such as `spreadsheet`.", valueName: "adapter"))
    var names: [String] = []
}
