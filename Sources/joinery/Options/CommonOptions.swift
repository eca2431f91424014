import ArgumentParser
import Bookings
import Operations

/// The options that every command with an answer takes.
struct CommonOptions: ParsableArguments {
    @OptionGroup var place: ProjectOptions

    @Option(help: "How to print it.")
    var format = OutputFormat.text

    var workspace: Workspace { place.workspace }
    var console: Console { place.console }
    var onlySite: Site.ID? { place.onlySite }
    func instant() throws -> Instant { try place.instant() }
    func project() throws -> ProjectFolder { try place.project() }
    var wallClock: Instant { place.wallClock }

    func print(_ answer: some Answer) throws { try console.print(answer, as: format) }

    /// Prints what is answered about each row that was named. About one alone, as if there could be no other.
    ///
    /// - `title`: the line that says of which row an answer among several is, where it does not say so itself.
    func print<Each: Answer>(_ answers: [Each], title: @escaping (Each) -> Line? = { _ in nil }) throws {
        if let only = answers.first, answers.count == 1 { return try print(only) }
        try print(Answers(answers, title: title))
    }
}
