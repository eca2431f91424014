/// The two functions that pages, mails, calendars, `check` and `explain` all use. Total and pure.
public enum LinkRules {
    /// Finds the link of a session: the first row of `ResolveRule.table` that decides, then the policy on what may be shown at all.
    ///
    /// - `asked`: is told each row that was asked, in order, and what it decided before the policy.
    public static func resolve(_ facts: SessionFacts, asked: ((ResolveRule, Resolution?) -> Void)? = nil) -> Resolution {
        for rule in ResolveRule.table {
            let resolution = rule.decide(facts)
            asked?(rule, resolution)
            if let resolution { return checked(resolution) }
        }
        return .none(.noDefaultAccount)
    }

    /// Decides what a member gets to see: the first row of `RevealRule.table` that decides.
    ///
    /// - `booking`: the booking's status; nil on the join page, which belongs to no booking.
    /// - `asked`: is told each row that was asked, in order, and what it found and decided.
    public static func reveal(
        _ resolution: Resolution, booking: Booking.Status?, on surface: Surface, of site: Site,
        asked: ((RevealRule, _ found: () -> String, Revelation?) -> Void)? = nil
    ) -> Revelation {
        let facts = RevealFacts(resolution: resolution, booking: booking, surface: surface, hidesLink: site.hidesLink(on: surface))
        for rule in RevealRule.table {
            let revelation = rule.decide(facts)
            asked?(rule, { rule.find(facts) }, revelation)
            if let revelation { return revelation }
        }
        return .withheld(.danger(.unsafeLink))
    }

    /// Decides what a session's join page shows, which belongs to no booking.
    public static func revealOnJoinPage(_ resolution: Resolution, of site: Site, access: Access) -> Revelation {
        let revelation = reveal(resolution, booking: nil, on: .myBookings, of: site)
        return revelation.link != nil && !access.joinPagesShowLinks ? .leftToMyBookings : revelation
    }

    /// A link that may not be shown is withheld whatever its source (<doc:LinkRules#What-may-be-shown-at-all>).
    static func checked(_ resolution: Resolution) -> Resolution {
        guard case .link(let link, let source) = resolution, LinkPolicy.flaw(in: link.url) != nil else { return resolution }
        return .withheld(.unsafeLink, source)
    }
}
