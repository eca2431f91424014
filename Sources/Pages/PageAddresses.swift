public import Bookings

/// Says where pages lie: the way from a row to its file and to its address (output.md).
///
/// With `link` a member's files are named by a word that nobody can guess, and that word is the key. With `login` they are named by the
/// member's login name, all members have one public address, `/my`, and the web server finds the file by who has logged in.
public struct PageAddresses: Sendable {
    private let site: Site
    private let secret: SiteSecret
    public let access: Access

    public init(site: Site, secret: SiteSecret, access: Access) {
        self.site = site
        self.secret = secret
        self.access = access
    }

    /// The file of My Bookings below the web root: `m/<name>.html`.
    public func myBookings(_ member: Member) -> String { "m/\(name(of: member)).html" }

    /// What a member's files are called, without their ending.
    public func name(of member: Member) -> String {
        switch access {
        case .link: secret.word(.myBookings, site: site.id, row: member.id.rawValue, generation: member.pageGeneration)
        case .login: loginName(of: member.id, generation: member.pageGeneration)
        }
    }

    /// The name by which a member logs in. A new generation of the page has a new name and a new password.
    public func loginName(of member: Member.ID, generation: Int64) -> String {
        secret.word(.loginName, site: site.id, row: member.rawValue, generation: generation)
    }

    public func loginPassword(of member: Member.ID, generation: Int64) -> String {
        secret.word(.loginPassword, site: site.id, row: member.rawValue, generation: generation)
    }

    /// Where all members ask for their own pages, with `login`.
    static let login = "/my"

    /// The path at which a visitor asks for My Bookings in one of its forms: `/m/<name>.ics`, or `/my.ics`. The page itself is `/my`.
    public func visiting(_ name: String, _ form: MemberForm) -> String {
        switch access {
        case .link: "/m/\(name).\(form.rawValue)"
        case .login: form == .html ? Self.login : "\(Self.login).\(form.rawValue)"
        }
    }

    /// The address of My Bookings, whole, as mails carry it.
    public func url(_ member: Member, _ form: MemberForm = .html) -> String { site.baseURL + visiting(name(of: member), form) }

    /// The file of a session's join page below the web root: `j/<token>.html`.
    public func join(_ session: Session) -> String { "j/\(token(of: session)).html" }

    /// What calendars call one session of one booking: no address, and none can be told from it.
    func event(of booking: Booking.ID, _ session: Session.ID) -> String {
        secret.calendarEvent(site: site.id, booking: booking, session: session)
    }

    /// The address of a session's join page, whole.
    func url(ofJoinPage token: String) -> String { "\(site.baseURL)/j/\(token).html" }

    /// The unguessable part of a join page's address.
    public func token(of session: Session) -> String {
        secret.word(.join, site: site.id, row: session.id.rawValue, generation: session.pageGeneration)
    }
}

/// The forms in which a member's page is published; the raw value is the file's ending.
public enum MemberForm: String, Sendable, CaseIterable {
    case html, markdown = "md", calendar = "ics"
}
