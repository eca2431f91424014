import ArgumentParser
import Bookings

/// The link that all sessions of a course share.
struct CourseLinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course-link", abstract: "Set or reset the link of a course's sessions.",
        discussion: "Set or reset the link of a course: all its past and future sessions.",
        subcommands: [CourseLinkSetCommand.self, CourseLinkResetCommand.self])
}

/// The courses that a command is about.
struct CourseArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The course: its id in `service`, or its key in the source.", valueName: "course"))
    var courses: [RowName]

    /// Each once, in the order in which they were named.
    func ids(_ common: CommonOptions) throws -> [Service.ID] { try courses.services(common.place) }
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
    @OptionGroup var named: CourseArguments
    @OptionGroup var link: LinkOptions

    func edits() throws -> [Edit] {
        let link = try link.link()
        return try named.ids(common).map { .setCourseLink($0, link) }
    }
}

/// Takes a course's own link away.
struct CourseLinkResetCommand: EditCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Let a course use the default account again.",
        discussion: """
            Examples:
              joinery course-link reset 7
              joinery course-link reset 7 9
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var editing: EditOptions
    @OptionGroup var named: CourseArguments

    func edits() throws -> [Edit] { try named.ids(common).map { .resetCourseLink($0) } }
}
