internal import Bookings

/// The paths and endings of a site as configurations write them.
enum ServedPath {
    static let index = "/" + PagePath.index
    static let missing = "/" + PagePath.missing
    static let assets = "/\(PagePath.assets)/"
    static let myBookings = "/\(PagePath.myBookings)/"
    static let joinPages = "/\(PagePath.joinPages)/"
    /// My Bookings of the member who has logged in; with an ending, one of its other forms.
    static let login = "/" + PagePath.login

    static let html = "." + PageForm.html.fileExtension
    static let markdown = "." + PageForm.markdown.fileExtension
    static let calendar = "." + PageForm.calendar.fileExtension

    /// The endings by which the other forms of My Bookings are asked for, as a regular expression without brackets.
    static let otherForms = "\\\(markdown)|\\\(calendar)"

    /// A join page in another language than the site's own: what stands before the language, and the ending.
    static let translation = "^(\(joinPages)[a-z0-9]+)\(JoinTranslation.suffixPattern)(\\.[a-z]+)$"

    /// The folders whose pages are there in HTML and in Markdown, as a regular expression.
    static let negotiated = anyOf(MarkdownPreference.folders)

    /// The paths whose answers depend on `Accept`, as a regular expression.
    static let varying = "^/(?:\(negotiated)/|\(PagePath.login)(?:\(YearPage.suffixPattern))?$)"

    /// One of some names, as a regular expression.
    static func anyOf(_ names: [String]) -> String { "(?:\(names.joined(separator: "|")))" }
}
