/// A page beside My Bookings that holds those of a member's bookings for which there is no room there: of one year, or of a part of one.
public struct YearPage: Hashable, Sendable {
    /// 0 ... 9999.
    public let year: Int
    /// From one, in order of time.
    public let part: Int

    public init(year: Int, part: Int) {
        self.year = year
        self.part = part
    }

    /// So many has one member at most: each has a file in HTML and one in Markdown, and the number of a page's file is a byte.
    public static let most = (Int(UInt8.max) - PageForm.allCases.count + 1) / 2

    /// What follows the member's name in the addresses: `-2024`, `-2024-2`. No name has a hyphen in it.
    public var suffix: String { part == 1 ? "-\(year)" : "-\(year)-\(part)" }

    /// Matches `suffix`, as a regular expression that PCRE and RE2 share.
    public static let suffixPattern = "-[0-9][0-9-]*"

    /// The number of a file of the page at this place among a member's, behind those of My Bookings itself; nil for one that has none.
    public static func number(of form: PageForm, at place: Int) -> UInt8? {
        form == .calendar ? nil : UInt8(exactly: PageForm.allCases.count + 2 * place + Int(form.rawValue))
    }
}

extension PageForm {
    /// The form of a page's file by its number: what follows the first three are pages of years, or the same page in other languages.
    public init?(ofFile number: UInt8, of kind: PageKind) {
        let count = UInt8(Self.allCases.count)
        self.init(rawValue: kind == .join ? number % count : number < count ? number : (number - count) % 2)
    }
}

extension PageAddresses {
    /// The file of one of a member's further pages: `m/<name>-2024.html`.
    public static func file(of page: YearPage, _ name: String, _ form: PageForm = .html) -> String {
        myBookingsFile(name + page.suffix, form)
    }

    /// The path at which a visitor asks for one of a member's further pages: `/m/<name>-2024.html`, or `/my-2024`.
    public func path(of page: YearPage, _ name: String, _ form: PageForm) -> String {
        switch access {
        case .link: "/\(Self.file(of: page, name, form))"
        case .login: "/\(PagePath.login)\(page.suffix)" + (form == .html ? "" : ".\(form.fileExtension)")
        }
    }
}
