import ArgumentParser
import Operations

/// How an answer is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// How a list of rows is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv

    /// Nil for rows as a table.
    var ofAnswer: OutputFormat? { OutputFormat(rawValue: rawValue) }
}
