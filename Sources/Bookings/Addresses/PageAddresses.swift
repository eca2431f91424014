internal import Digests

/// Makes every path and address of a site's pages: from a row to its file, to the path a visitor asks for, and to the whole address
/// (<doc:Addresses>).
///
/// With `link` a member's files are named by a word that cannot be guessed, and that word is the key. With `login` they are named by the
/// member's login name, all members have one public address, `/my`, and the web server finds the file by who has logged in.
///
/// A file's path is relative to the web root; what a visitor asks for begins with a slash. A class, since each session holds it.
public final class PageAddresses: Sendable {
    public let site: Site
    public let access: Access
    let secret: SiteSecret

    public init(site: Site, secret: SiteSecret, access: Access) {
        self.site = site
        self.secret = secret
        self.access = access
    }

    /// The seed of the digests that pages are known by: with it nobody outside can make two pages of one digest.
    public var recipeSeed: UInt64 { Digest(of: secret.word(.recipe, site: site.id, row: 0).utf8.span).low }

    // MARK: My Bookings

    /// What a member's files are called, without their ending.
    public func name(of member: Member) -> String { name(of: member.id, generation: member.pageGeneration) }

    private func name(of member: Member.ID, generation: Int64) -> String {
        switch access {
        case .link: secret.word(.myBookings, site: site.id, row: member.rawValue, generation: generation)
        case .login: loginName(of: member, generation: generation)
        }
    }

    /// The name by which a member logs in. A new generation of the page has a new name and a new password.
    public func loginName(of member: Member.ID, generation: Int64) -> String {
        secret.word(.loginName, site: site.id, row: member.rawValue, generation: generation)
    }

    public func loginPassword(of member: Member.ID, generation: Int64) -> String {
        secret.word(.loginPassword, site: site.id, row: member.rawValue, generation: generation)
    }

    /// The file of My Bookings whose name is `name`: `m/<name>.html`.
    public static func myBookingsFile(_ name: String, _ form: PageForm = .html) -> String {
        "\(PagePath.myBookings)/\(name).\(form.fileExtension)"
    }

    /// Where a visitor asks for My Bookings with `login`: `/my`, `/my.md`, `/my.ics`.
    public static func loginPath(_ form: PageForm) -> String {
        form == .html ? "/\(PagePath.login)" : "/\(PagePath.login).\(form.fileExtension)"
    }

    /// The path at which a visitor asks for My Bookings: `/m/<name>.ics`, or `/my.ics`.
    public func myBookingsPath(_ name: String, _ form: PageForm) -> String {
        switch access {
        case .link: "/\(Self.myBookingsFile(name, form))"
        case .login: Self.loginPath(form)
        }
    }

    /// The whole address of My Bookings, as mails carry it.
    public func url(_ member: Member, _ form: PageForm = .html) -> String { url(myBookings: name(of: member), form) }

    /// The whole address of the My Bookings page whose name is known already.
    public func url(myBookings name: String, _ form: PageForm) -> String { site.baseURL + myBookingsPath(name, form) }

    // MARK: Join pages

    /// The part of a join page's address that cannot be guessed.
    public func token(of session: Session) -> String {
        secret.word(.join, site: site.id, row: session.id.rawValue, generation: session.pageGeneration)
    }

    // MARK: Other pages

    /// The file of a page that the owner wrote: `pages/<name>.html`.
    public static func ownFile(_ name: String, _ form: PageForm = .html) -> String {
        "\(PagePath.ownPages)/\(name).\(form.fileExtension)"
    }

    /// The path at which a visitor asks for a page that the owner wrote.
    public static func ownPath(_ name: String, _ form: PageForm = .html) -> String { "/\(ownFile(name, form))" }

    /// The whole address of a file below the web root.
    public func url(ofFile path: String) -> String { "\(site.baseURL)/\(path)" }

    /// What the addresses of members' and join pages begin with.
    public var privatePrefixes: [String] {
        ["/\(PagePath.myBookings)/", "/\(PagePath.joinPages)/", "/\(PagePath.login)"].map { site.baseURL + $0 }
    }

    /// What calendars call one session of one booking: no address, and no address can be derived from it.
    public func event(of booking: Booking.ID, _ session: Session.ID) -> String {
        secret.calendarEvent(site: site.id, booking: booking, session: session)
    }

    /// What all mails about one booking refer to, so that mail programs keep them together: no address, and none can be derived from it.
    public func thread(of booking: Booking.ID) -> String { secret.word(.mailThread, site: site.id, row: booking.rawValue) }
}
