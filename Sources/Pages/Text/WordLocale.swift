private import Foundation

/// How dates, times and numbers are written in one language of one country, as Unicode CLDR has it (Foundation carries its data: the same
/// on
/// every machine).
///
/// The calendar is Gregorian everywhere. A text takes microseconds, so whoever needs many writes each once and keeps it.
struct WordLocale: Sendable {
    /// BCP 47: `en-GB`.
    let tag: String
    private let locale: Locale
    private let fullDate: Date.FormatStyle
    private let shortWeekday: Date.FormatStyle
    private let shortMonth: Date.FormatStyle
    private let shortDate: Date.FormatStyle
    private let month: Date.FormatStyle
    private let time: Date.FormatStyle

    /// - `region`: a country of ISO 3166, or a region of the United Nations' M49.
    init(language: String, region: String) {
        tag = "\(LanguageTag(language).withoutRegion)-\(region)"
        locale = Locale(identifier: tag)
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = .gmt
        let style = Date.FormatStyle(locale: locale, calendar: gregorian, timeZone: .gmt)
        fullDate = style.weekday(.wide).day().month(.wide).year()
        shortWeekday = style.weekday(.abbreviated)
        shortMonth = style.month(.abbreviated)
        shortDate = style.weekday(.abbreviated).day().month(.abbreviated)
        month = style.month(.wide).year()
        time = style.hour().minute()
    }

    /// Whether there is such a country or region: `GB`, `001`.
    static func isRegion(_ text: String) -> Bool { regions.contains(text) }

    private static let regions = Set(Locale.Region.isoRegions.map(\.identifier))

    /// "Monday, 23 November 2026", of a number of days since 1970.
    func fullDate(_ day: Int64) -> String { fullDate.format(Self.date(day * 86_400)) }

    /// "Mon"
    func shortWeekday(_ day: Int64) -> String { shortWeekday.format(Self.date(day * 86_400)) }

    /// "Nov"
    func shortMonth(_ day: Int64) -> String { shortMonth.format(Self.date(day * 86_400)) }

    /// "Mon, 23 Nov"
    func shortDate(_ day: Int64) -> String { shortDate.format(Self.date(day * 86_400)) }

    /// "November 2026"
    func month(_ day: Int64) -> String { month.format(Self.date(day * 86_400)) }

    /// "09:30", or "9:30 AM", of a minute of the day.
    func time(_ minute: Int) -> String { time.format(Self.date(Int64(minute) * 60)) }

    /// "Lisbonne", of the IANA name of a city's zone; nil where the name itself says it: in English, and where it is a country's.
    func city(of zone: String) -> String? {
        guard locale.language.languageCode != .english, zone.contains("/"), let zone = TimeZone(identifier: zone)
        else { return nil }
        let style = Date.FormatStyle(locale: locale, calendar: Calendar(identifier: .gregorian), timeZone: zone).timeZone(.exemplarLocation)
        return style.format(Self.date(0))
    }

    /// "1000", in the digits of the language; parted nowhere.
    func number(_ number: Int64) -> String { number.formatted(.number.locale(locale).grouping(.never)) }

    private static func date(_ seconds: Int64) -> Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }
}
