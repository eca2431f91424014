internal import Bookings
internal import Templating

/// Where one of a member's pages leads: to its other forms, to the calendar, and to the member's other pages.
struct MyBookingsLinks: Sendable {
    /// Path of the page, and of the same page in Markdown.
    let web: String
    let plain: String
    /// Path of the calendar, and its whole address, to be given to calendar programs.
    let calendar: String
    let feed: String
    /// The same with the scheme that a calendar program takes for itself: `webcal://`.
    let subscribe: String
    /// "2024"; empty for My Bookings itself.
    let year: String
    /// My Bookings itself; empty where the page is that.
    let first: [PageLink]
    /// The pages of years, the latest first, but for this one.
    let years: [PageLink]
}

/// One of a member's pages, as the others lead there.
struct PageLink: TemplateData, Sendable {
    let title: String
    let web: String
    let plain: String

    static let shape = Shape<PageLink>(.text("title") { $0.title }, .url("web") { $0.web }, .url("plain") { $0.plain })
}

extension MyBookingsParts {
    /// - `page`: nil: My Bookings itself.
    /// - `name`: what the member's files are called.
    func links(from page: YearPage?, _ name: String, _ addresses: PageAddresses, _ locale: WordLocale) -> MyBookingsLinks {
        func path(_ form: PageForm) -> String { addresses.myBookingsPath(name, form) }
        func link(_ page: YearPage) -> PageLink {
            PageLink(
                title: page.title(in: locale), web: addresses.path(of: page, name, .html), plain: addresses.path(of: page, name, .markdown))
        }
        let this = page.map(link)
        let feed = addresses.url(myBookings: name, .calendar)
        return MyBookingsLinks(
            web: this?.web ?? path(.html), plain: this?.plain ?? path(.markdown), calendar: path(.calendar),
            feed: feed, subscribe: feed.replacing(/^https?:/) { _ in "webcal:" }, year: this?.title ?? "",
            first: this == nil ? [] : [PageLink(title: "", web: path(.html), plain: path(.markdown))],
            years: years.reversed().filter { $0 != page }.map(link))
    }
}

extension YearPage {
    /// "2024", or "2024 (2)".
    fileprivate func title(in locale: WordLocale) -> String {
        let year = locale.number(Int64(year))
        return part == 1 ? year : "\(year) (\(locale.number(Int64(part))))"
    }
}
