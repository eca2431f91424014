/// What kind of page a file is; the order of production. The raw values are kept in manifests: never change one.
public enum PageKind: UInt8, Sendable, CaseIterable {
    case site = 0
    case myBookings = 1
    case join = 2
    case asset = 3
    case ownPage = 4
    /// The empty index of a folder: a server that lists folders shows it instead of the addresses in it.
    case folderIndex = 5

    /// The kind as reports and `pages` name it.
    public var name: String {
        switch self {
        case .site: "site"
        case .myBookings: "my-bookings"
        case .join: "join"
        case .asset: "asset"
        case .ownPage: "page"
        case .folderIndex: "folder-index"
        }
    }

    /// What reports and `pages` call one page of this kind: those that are the same for everybody have names of their own.
    public func name(ofRow row: Int64) -> String {
        self == .site ? SitePageRow(rawValue: row)?.name ?? name : name
    }

    /// How messages name one file: `my-bookings:12 (Markdown)`. Never by its address.
    ///
    /// - `isTranslation`: whether it is in another language than the site's own.
    public func words(row: Int64, form: PageForm?, isTranslation: Bool = false) -> String {
        let page =
            switch self {
            case .site: name(ofRow: row)
            case .asset, .ownPage, .folderIndex: name
            case .myBookings, .join: "\(name):\(row)"
            }
        let formName: String? =
            switch form {
            case .markdown: "Markdown"
            case .calendar: "calendar"
            case .html, nil: nil
            }
        let notes = [formName, isTranslation ? "in another language" : nil].compactMap(\.self)
        return notes.isEmpty ? page : "\(page) (\(notes.joined(separator: ", ")))"
    }
}

/// The pages that are the same for everybody; the raw value is their row, kept in manifests.
public enum SitePageRow: Int64, Sendable {
    case index = 1
    case missing = 2
    case robots = 3

    var name: String {
        switch self {
        case .index: "index"
        case .missing: "404"
        case .robots: "robots"
        }
    }

    /// The file below the web root.
    public var file: String {
        switch self {
        case .index: PagePath.index
        case .missing: PagePath.missing
        case .robots: PagePath.robots
        }
    }
}
