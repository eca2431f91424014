import Bookings
package import RenderedPages

extension PageKey {
    /// The page as change lists name it: `my-bookings:12 (Markdown)`.
    package var words: String { PageKind(rawValue: kind)?.words(row: row, form: pageForm, isTranslation: isTranslation) ?? "page:\(row)" }

    /// Which of a page's files it is.
    package var file: String { (pageForm ?? .html).name }

    private var isTranslation: Bool { kind == PageKind.join.rawValue && form >= PageForm.allCases.count }

    private var pageForm: PageForm? { PageKind(rawValue: kind).flatMap { PageForm(ofFile: form, of: $0) } }
}
