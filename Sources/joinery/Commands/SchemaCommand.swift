import ArgumentParser
import Operations

/// What scripts may expect of a command's JSON.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of a command's JSON.",
        discussion: """
            Print the JSON Schema of what a command prints with --format json.

            Without a command it lists those that there are.

            Examples:
              joinery schema build
              joinery schema account list
            """)

    @Argument(help: ArgumentHelp("The command, such as `build` or `account list`.", valueName: "command"))
    var command: [String] = []

    func run() throws {
        let console = Console.standard(isQuiet: false)
        guard !command.isEmpty else { return try console.write(Printout(DocumentSchema.commands.map { Line($0) })) }
        try console.write(DocumentSchema(of: command.joined(separator: " ")).text)
    }
}
