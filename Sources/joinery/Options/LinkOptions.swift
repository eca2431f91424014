import ArgumentParser
import Bookings
import Foundation

/// A link as options: URL, password and description.
struct LinkOptions: ParsableArguments {
    @Option(help: "The address that opens the meeting; https only.")
    var url: String?

    @Option(
        help: ArgumentHelp(
            "The password, shown as given. `-` reads it from standard input, so that it is in no shell history or process list.",
            valueName: "text|-"))
    var password: String?

    @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "file"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("What else to know, in Markdown.", valueName: "text"))
    var description: String?

    /// Whether any of the options is there.
    var isGiven: Bool { url != nil || password != nil || passwordFile != nil || description != nil }

    /// Reads the link that the options name.
    func link() throws -> Link {
        guard let url else { throw OptionProblem.noLink }
        return Link(url: url, password: try readPassword(), description: description ?? "")
    }

    private func readPassword() throws -> String {
        switch (password, passwordFile) {
        case (nil, nil): return ""
        case (_?, _?): throw OptionProblem.passwordAndFile
        case ("-", nil): return readLine() ?? ""
        case (let text?, nil): return text
        case (nil, let file?):
            guard let data = FileManager.default.contents(atPath: file) else { throw OptionProblem.passwordFileUnreadable(file) }
            guard let text = String(validating: data, as: UTF8.self) else { throw OptionProblem.passwordFileNotText(file) }
            return String(text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" })
        }
    }
}
