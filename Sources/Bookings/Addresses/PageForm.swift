/// One of the forms in which a page is published. The number is part of stored manifests: never change one.
public enum PageForm: UInt8, CaseIterable, Sendable {
    case html = 0
    case markdown = 1
    case calendar = 2

    /// The ending of the form's files, without a dot.
    public var fileExtension: String {
        switch self {
        case .html: "html"
        case .markdown: "md"
        case .calendar: "ics"
        }
    }

    /// The media type of the form's files, without a character set: all are UTF-8.
    public var contentType: String {
        switch self {
        case .html: "text/html"
        case .markdown: "text/markdown"
        case .calendar: "text/calendar"
        }
    }

    /// What reports call it.
    public var name: String {
        switch self {
        case .html: "page"
        case .markdown: "markdown"
        case .calendar: "calendar"
        }
    }
}
