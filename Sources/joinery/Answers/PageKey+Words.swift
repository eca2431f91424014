import Pages
import Publishing

extension PageKey {
    /// The page as change lists name it: `my-bookings:12`.
    var words: String {
        switch PageKind(rawValue: kind) {
        case .site: PageKind.site.name(ofRow: row)
        case .asset: PageKind.asset.name
        case .ownPage: PageKind.ownPage.name + (twin == 0 ? "" : " (Markdown)")
        case let kind: "\(kind?.name ?? "page"):\(row)\(["", " (Markdown)", " (calendar)"][min(Int(twin), 2)])"
        }
    }

    /// Which of a page's files it is.
    var file: String { ["page", "markdown", "calendar"][min(Int(twin), 2)] }
}
