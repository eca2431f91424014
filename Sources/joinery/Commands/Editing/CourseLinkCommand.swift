import ArgumentParser
import Bookings

/// The link that all sessions of a course share.
struct CourseLinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course-link", abstract: "Set or reset the link of a course: all its past and future sessions.",
        subcommands: [CourseLinkSetCommand.self, CourseLinkResetCommand.self])
}

struct CourseLinkSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: "Give a course a link of its own.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @Argument(help: "The course's id: its row in `service`.") var course: Int64
    @OptionGroup var link: LinkOptions

    func run() throws {
        try EditRun(settings, options)(.setCourseLink(Service.ID(course), link.link()))
    }
}

struct CourseLinkResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reset", abstract: "Let a course use the default account again.")

    @OptionGroup var settings: Settings
    @OptionGroup var options: EditOptions
    @Argument(help: "The course's id: its row in `service`.") var course: Int64

    func run() throws {
        try EditRun(settings, options)(.resetCourseLink(Service.ID(course)))
    }
}
