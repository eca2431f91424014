/// The forms in which a page is published. The raw values are kept in manifests: never change one.
public enum PageForm: UInt8, Sendable, CaseIterable {
    case html = 0
    case markdown = 1
    case calendar = 2

    /// The end of a file's name, without its dot.
    public var fileExtension: String {
        switch self {
        case .html: "html"
        case .markdown: "md"
        case .calendar: "ics"
        }
    }

    /// What reports call a file of this form.
    public var name: String {
        switch self {
        case .html: "page"
        case .markdown: "markdown"
        case .calendar: "calendar"
        }
    }

    /// The media type that a server sends with it.
    public var contentType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8"
        case .calendar: "text/calendar; charset=utf-8"
        }
    }
}
