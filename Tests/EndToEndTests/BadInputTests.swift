import BusinessKit
import TestKit
import Testing

/// Whatever is wrong with what a build reads, the published site stays as it is, and the command says what to do.
@Suite struct BadInputTests {
    @Test("build and check refuse bad input in plain words and touch nothing", arguments: BadInput.all)
    func refuse(_ input: BadInput) throws {
        let studio = try Business()
        let before = try studio.build()
        try #require(before.live != nil)
        try input.harm(studio)
        func run(_ command: String) throws -> Outcome {
            let arguments = [command, "-C", studio.path, "--now", Business.now] + input.options
            return try Program.joinery.run(arguments, environment: input.environment).replacing(studio.path).withoutUsage
        }

        #expect(try run("build") == Outcome(exit: input.exit, output: "", errors: input.errors))
        #expect(try PublishedTree(studio.output) == before)

        guard !input.isAboutWriting else { return }
        let check = try run("check")
        #expect(check.exit == input.exit)
        if input.exit == 1 {
            #expect(check.output.contains("\n1 error, ") && check.errors == "", "\(check)")
        } else {
            #expect(check.errors == input.errors)
        }
        #expect(try PublishedTree(studio.output) == before)
    }
}

extension BadInput {
    /// Whether only a command that writes can notice.
    fileprivate var isAboutWriting: Bool { [4, 64].contains(exit) }
}
