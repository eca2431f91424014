import ArgumentParser
import Bookings

/// The link that all sessions of a course share.
struct CourseLinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course-link", abstract: "Set or reset the link of a course's sessions.",
        discussion: "Set or reset the link of a course: all its past and future sessions.",
        subcommands: [CourseLinkSetCommand.self, CourseLinkResetCommand.self])
}

/// The course that a command is about.
struct CourseArgument: ParsableArguments {
    @Argument(help: "The course: its id in `service`, or its key in the source.") var course: RowName

    func id(_ common: CommonOptions) throws -> Service.ID { try course.service(common.place) }
}

/// Gives a course a link of its own.
struct CourseLinkSetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Give a course a link of its own.",
        discussion: """
            Examples:
              joinery course-link set 7 --url https://meet.example.org/course
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var course: CourseArgument
    @OptionGroup var link: LinkOptions

    func edit() throws -> Edit { .setCourseLink(try course.id(common), try link.link()) }
}

/// Takes a course's own link away.
struct CourseLinkResetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Let a course use the default account again.",
        discussion: """
            Examples:
              joinery course-link reset 7
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var course: CourseArgument

    func edit() throws -> Edit { .resetCourseLink(try course.id(common)) }
}
