/// One row of the table "session -> the link and where it came from, or why there is none" (rules.md 1).
public struct ResolveRule: Sendable {
    public let number: Int
    public let condition: String
    let decide: @Sendable (SessionFacts) -> Resolution?

    init(_ number: Int, _ condition: String, _ decide: @escaping @Sendable (SessionFacts) -> Resolution?) {
        self.number = number
        self.condition = condition
        self.decide = decide
    }

    /// The whole table. The first row that decides wins; the last one always does.
    public static let table: [ResolveRule] = [
        ResolveRule(1, "the site's plan is not BUSINESS_ECOMMERCE") { facts in
            facts.site.plan == .businessEcommerce ? nil : .none(.plan)
        },
        ResolveRule(2, "the site has no default account, or it is disconnected") { facts in
            facts.connectedDefault == nil ? .none(.noDefaultAccount) : nil
        },
        ResolveRule(3, "the session is cancelled") { facts in
            facts.session.isCancelled ? .none(.sessionCancelled) : nil
        },
        ResolveRule(4, "the session's link was removed") { facts in
            if case .removed = facts.session.linkState { .none(.removed) } else { nil }
        },
        ResolveRule(5, "the course has a link of its own") { facts in
            facts.service.courseLink.map { .link($0, .course) }
        },
        ResolveRule(6, "the session has a link of its own") { facts in
            if case .set(let link) = facts.session.linkState { .link(link, .session) } else { nil }
        },
        ResolveRule(7, "the session follows its service, which is in person") { facts in
            if case .inherit = facts.session.linkState, !facts.service.isConferencingEnabled { .none(.inPerson) } else { nil }
        },
        ResolveRule(8, "an appointment or class, and its staff member has a connected account") { facts in
            guard facts.service.kind != .course, let account = facts.connectedStaffAccount else { return nil }
            return facts.link(of: account, .staff)
        },
        ResolveRule(9, "otherwise: the site's default account") { facts in
            // Row 2 left only sessions of sites that have one.
            facts.connectedDefault.map { facts.link(of: $0, .site) } ?? .none(.noDefaultAccount)
        },
    ]
}
