/// The rules as they were asked about one question, in order, up to the one that decided.
///
/// Taken down while `LinkRules` answers the page's own question: there is no second opinion.
public struct Explanation<Answer: Sendable>: Sendable {
    public struct Step: Sendable {
        /// The row in a table of ``LinkRules``; nil for the policy on what may be shown at all.
        public let rule: Int?
        public let asked: String
        public let found: String
        public let decides: Bool
    }

    public let steps: [Step]
    public let answer: Answer
}

extension Explanation<Resolution> {
    /// Explains which link a session has; nil if its service is not in the catalogue.
    public init?(of resolved: ResolvedSession, in catalogue: Catalogue) {
        guard let facts = catalogue.facts(of: resolved.session, meetings: resolved.meetings, secret: resolved.addresses.secret) else {
            return nil
        }
        self.init(facts)
    }

    /// Explains which link a session with these facts has.
    public init(_ facts: SessionFacts) {
        var steps: [Step] = []
        answer = LinkRules.resolve(facts) { rule, resolution in
            steps.append(Step(rule: rule.number, asked: rule.condition, found: rule.find(facts), decides: resolution != nil))
            guard let link = resolution?.link else { return }
            let flaw = LinkPolicy.flaw(in: link.url)
            steps.append(
                Step(
                    rule: nil, asked: "whatever the source: the link may not be shown", found: flaw.map { "it \($0.sentence)" } ?? "it may",
                    decides: flaw != nil))
        }
        self.steps = steps
    }
}

extension Explanation<Revelation> {
    /// Explains what somebody gets to see of it.
    ///
    /// - `booking`: the booking's status; nil for none.
    public init(_ resolution: Resolution, booking: Booking.Status?, on surface: Surface, of site: Site) {
        var steps: [Step] = []
        answer = LinkRules.reveal(resolution, booking: booking, on: surface, of: site) { rule, found, revelation in
            steps.append(Step(rule: rule.number, asked: rule.condition, found: found(), decides: revelation != nil))
        }
        self.steps = steps
    }

    /// Explains what the session's join page shows.
    public init(onJoinPage resolution: Resolution, of site: Site, access: Access) {
        let rules = Explanation(resolution, booking: nil, on: .myBookings, of: site)
        answer = LinkRules.revealOnJoinPage(resolution, of: site, access: access)
        steps =
            answer == .leftToMyBookings
            ? rules.steps + [
                Step(
                    rule: nil, asked: "whatever the rules: the page is the same for all who are logged in",
                    found: "`access` is `\(access.rawValue)`, so it leads to My Bookings", decides: true)
            ] : rules.steps
    }
}
