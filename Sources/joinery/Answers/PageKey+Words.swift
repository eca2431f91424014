import Bookings
import Publishing

extension PageKey {
    /// The page as change lists name it: `my-bookings:12 (Markdown)`.
    var words: String { PageKind(rawValue: kind)?.words(row: row, form: pageForm) ?? "page:\(row)" }

    /// Which of a page's files it is.
    var file: String { (pageForm ?? .html).name }

    private var pageForm: PageForm? { PageForm(rawValue: twin) }
}
