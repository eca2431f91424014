import ArgumentParser

/// How a list of rows is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv

    /// What JOINERY_FORMAT says; text if nothing.
    static func environment() throws -> ListFormat {
        guard let text = Settings.environment("FORMAT") else { return .text }
        guard let format = ListFormat(rawValue: text) else {
            throw Failure(.usage, "JOINERY_FORMAT is `\(text)`, allowed `text`, `json`, `csv`")
        }
        return format
    }
}
