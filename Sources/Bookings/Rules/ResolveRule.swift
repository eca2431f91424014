/// One row of the table "session -> the link and where it came from, or why there is none" (<doc:LinkRules#Which-link>).
public struct ResolveRule: Sendable {
    public let number: Int
    public let condition: String
    /// Says what it found, for `explain`; of a link, the provider.
    let find: @Sendable (SessionFacts) -> String
    let decide: @Sendable (SessionFacts) -> Resolution?

    init(
        _ number: Int, _ condition: String, find: @escaping @Sendable (SessionFacts) -> String,
        _ decide: @escaping @Sendable (SessionFacts) -> Resolution?
    ) {
        self.number = number
        self.condition = condition
        self.find = find
        self.decide = decide
    }

    /// The whole table. The first row that decides wins; the last one always does.
    public static let table: [ResolveRule] = [
        ResolveRule(1, "the site's plan is not BUSINESS_ECOMMERCE", find: { "the plan is \($0.site.plan.rawValue)" }) { facts in
            facts.site.plan == .businessEcommerce ? nil : .none(.plan)
        },
        ResolveRule(2, "the site has no default account, or it is disconnected", find: { $0.words(for: $0.connectedDefault) }) { facts in
            facts.connectedDefault == nil ? .none(.noDefaultAccount) : nil
        },
        ResolveRule(3, "the session is cancelled", find: { $0.session.isCancelled ? "it is cancelled" : "it takes place" }) { facts in
            facts.session.isCancelled ? .none(.sessionCancelled) : nil
        },
        ResolveRule(4, "the session's link was removed", find: \.wordsForLinkState) { facts in
            if case .removed = facts.session.linkState { .none(.removed) } else { nil }
        },
        ResolveRule(5, "the course has a link of its own", find: \.wordsForCourse) { facts in
            facts.service.courseLink.map { .link($0, .course) }
        },
        ResolveRule(6, "the session has a link of its own", find: \.wordsForLinkState) { facts in
            if case .set(let link) = facts.session.linkState { .link(link, .session) } else { nil }
        },
        ResolveRule(
            7, "the session follows its service, which is in person",
            find: { "\($0.wordsForLinkState), and the service is \($0.service.isConferencingEnabled ? "held by video" : "in person")" }
        ) { facts in
            if case .inherit = facts.session.linkState, !facts.service.isConferencingEnabled { .none(.inPerson) } else { nil }
        },
        ResolveRule(8, "an appointment or class, and its staff member has a connected account", find: \.wordsForStaff) { facts in
            guard facts.service.kind != .course, let account = facts.connectedStaffAccount else { return nil }
            return facts.link(of: account, Resolution.Source.staff)
        },
        ResolveRule(9, "otherwise: the site's default account", find: { $0.words(for: $0.connectedDefault) }) { facts in
            // Row 2 left only sessions of sites that have one.
            facts.connectedDefault.map { facts.link(of: $0, Resolution.Source.site) } ?? .none(.noDefaultAccount)
        },
    ]
}
