import Bookings
package import RenderedPages

extension PageKey {
    /// The page as change lists name it: `my-bookings:12 (Markdown)`.
    package var words: String { PageKind(rawValue: kind)?.words(row: row, form: pageForm) ?? "page:\(row)" }

    /// Which of a page's files it is.
    package var file: String { (pageForm ?? .html).name }

    private var pageForm: PageForm? { PageForm(ofFile: form) }
}
