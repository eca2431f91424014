import Bookings

/// How many pages a list of files has, as the guard counts them: like a build, by paths instead of a manifest.
struct PageCount {
    private(set) var all = 0
    /// My Bookings.
    private(set) var members = 0

    init(_ paths: some Sequence<String>) {
        for path in paths {
            let parts = path.split(separator: "/")
            guard let name = parts.last, Self.isPage(in: parts.count > 1 ? String(parts[0]) : nil, String(name))
            else { continue }
            all += 1
            if parts.first == Substring(PagePath.myBookings) { members += 1 }
        }
    }

    /// Each page counts once, with its HTML. Style sheets, the empty indexes of folders, pages of years and the same
    /// page in other languages are none of their own: only these have a hyphen in their names.
    private static func isPage(in folder: String?, _ name: String) -> Bool {
        switch folder {
        case nil: [PagePath.index, PagePath.missing, PagePath.robots].contains(name)
        case PagePath.myBookings, PagePath.joinPages:
            name.hasSuffix(".html") && name != PagePath.index && !(folder == PagePath.joinPages && name.utf8.contains(UInt8(ascii: "-")))
                && name.firstMatch(of: /-[0-9][0-9-]*\.html$/) == nil
        case PagePath.ownPages: name.hasSuffix(".html") && name != PagePath.index
        default: false
        }
    }
}
