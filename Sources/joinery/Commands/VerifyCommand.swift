import ArgumentParser
import Bookings
import Foundation
import Operations

/// Compares what is published with what was: nothing missing, foreign or altered.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the published trees with their manifests.",
        discussion: """
            A tree that differs is marked, so that the next build repairs it. With --leaks every byte of both trees is also searched for links, \
            passwords, descriptions and join pages' addresses that the rules say must not be in that file; this reads the database. \
            Exits with 3 if anything was found.

            Examples:
              joinery verify
              joinery verify --leaks
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Search every file for links where the rules hide them.")
    var leaks = false

    func run() throws {
        let interruption = Interruption()
        let verification = try interruption.coding {
            try Verification(
                of: common.workspace, only: common.onlySite, leaksOf: leaks ? Project.open(common.project()) : nil,
                jobs: ProcessInfo.processInfo.activeProcessorCount, time: common.wallClock.seconds, isCancelled: interruption.isCancelled)
        }
        try common.print(verification)
        if !verification.isSound { throw Failure.Code.difference.exit }
    }
}
