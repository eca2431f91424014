import ArgumentParser
import Operations

/// Brings the database to the newest version of the schema.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database to the newest version.",
        discussion: """
            Bring the database to the newest version of its schema, after a copy beside it.

            Every command that changes the database does this first. Commands that only read, such as `build`, read older versions as they \
            are.

            Examples:
              joinery migrate
            """)

    @OptionGroup var common: CommonOptions

    func run() throws { try common.print(MigrationAnswer(of: common.project())) }
}
