import ArgumentParser
import Bookings
import Foundation

/// A link as options: URL, password and description.
struct LinkOptions: ParsableArguments {
    @Option(help: "The address that opens the meeting; https only.")
    var url: String?

    @Option(
        help: ArgumentHelp(
            "The password, shown as given. `-` reads it from standard input, so that it stands in no shell history or process list.",
            valueName: "text|-"))
    var password: String?

    @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "file"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("What else to know, in Markdown.", valueName: "text"))
    var description: String?

    private var givenURL: String? { url ?? Settings.environment("URL") }
    private var givenDescription: String? { description ?? Settings.environment("DESCRIPTION") }

    /// Whether any of the options is there.
    var isGiven: Bool {
        givenURL != nil || givenDescription != nil || password != nil || passwordFile != nil || Settings.environment("PASSWORD") != nil
            || Settings.environment("PASSWORD_FILE") != nil
    }

    /// Reads the link that the options name.
    func link() throws -> Link {
        guard let url = givenURL else { throw Failure(.usage, "no link is named", hint: "`--url https://…` names it") }
        return Link(url: url, password: try readPassword(), description: givenDescription ?? "")
    }

    private func readPassword() throws -> String {
        // What is typed comes before what the environment says.
        let fromCommand = password != nil || passwordFile != nil
        let text = fromCommand ? password : Settings.environment("PASSWORD")
        let file = fromCommand ? passwordFile : Settings.environment("PASSWORD_FILE")
        switch (text, file) {
        case (nil, nil): return ""
        case (_?, _?): throw Failure(.usage, "both a password and a password file are named", hint: "leave one of them out")
        case ("-", nil): return readLine() ?? ""
        case (let text?, nil): return text
        case (nil, let file?):
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure(.noInput, "the password file `\(file)` cannot be read")
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw Failure(.usage, "the password file `\(file)` is not UTF-8 text")
            }
            return String(text.prefix { !$0.isNewline })
        }
    }
}
