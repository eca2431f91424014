/// What the owner wants changed about the site itself; nil stays as it is.
public struct SettingsChange: Hashable, Sendable {
    public var hidesLinkInEmails: Bool?
    public var hidesLinkInMyBookings: Bool?
    public var plan: Site.Plan?
    /// IANA name.
    public var timeZone: String?
    /// BCP 47.
    public var language: String?
    public var baseURL: String?

    public init() {}

    public var isEmpty: Bool { self == SettingsChange() }

    func applied(to site: Site) -> Site {
        var site = site
        if let hidesLinkInEmails { site.hidesLinkInEmails = hidesLinkInEmails }
        if let hidesLinkInMyBookings { site.hidesLinkInMyBookings = hidesLinkInMyBookings }
        if let plan { site.plan = plan }
        if let timeZone { site.timeZone = timeZone }
        if let language { site.language = language }
        if let baseURL { site.baseURL = baseURL }
        return site
    }
}
