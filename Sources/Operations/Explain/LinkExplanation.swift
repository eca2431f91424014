import BookingDatabase
package import Bookings

/// Why one member sees the link of one session or does not: once for the session, then for each booking and surface.
package struct LinkExplanation: Answer {
    package let site: Site
    package let member: Member
    package let session: Session
    package let serviceName: String
    /// Whether the answer holds the link too, not only its provider.
    package let showsLink: Bool
    package let resolving: Explanation<Resolution>
    package let revealing: [Part]

    /// One place where the member may meet the link.
    package struct Part {
        /// Nil: the join page.
        let booking: Booking?
        let surface: Surface
        let explanation: Explanation<Revelation>
    }

    /// Asks the rules about one member, session by session.
    package static func all(
        of folder: ProjectFolder, member: Member.ID, sessions: [Session.ID], only site: Site.ID?, showsLink: Bool
    ) throws -> [LinkExplanation] {
        let secret = try folder.secret()
        return try folder.snapshot { snapshot in
            try sessions.map { session in
                try LinkExplanation(
                    member: member, session: session, in: snapshot, secret: secret, access: folder.configuration.access, only: site,
                    showsLink: showsLink)
            }
        }
    }

    private init(
        member: Member.ID, session: Session.ID, in snapshot: Snapshot, secret: SiteSecret, access: Access, only wanted: Site.ID?,
        showsLink: Bool
    ) throws {
        let site = try snapshot.site(of: .session(session), only: wanted)
        let catalogue = try snapshot.catalogue(of: site)
        let addresses = PageAddresses(site: site, secret: secret, access: access)
        guard let found = try snapshot.session(session, of: site),
            let resolved = ResolvedSession(found.session, meetings: found.meetings, in: catalogue, addresses: addresses),
            let resolving = Explanation(of: resolved, in: catalogue)
        else { throw EditRefusal.unknown(.session(session)) }
        guard let person = try snapshot.member(member, of: site) else { throw EditRefusal.unknown(.member(member)) }
        func part(_ booking: Booking, _ surface: Surface) -> Part {
            Part(
                booking: booking, surface: surface,
                explanation: Explanation(resolving.answer, booking: booking.status, on: surface, of: site))
        }
        self.site = site
        self.showsLink = showsLink
        self.member = person
        self.session = found.session
        self.resolving = resolving
        serviceName = resolved.service.name
        revealing =
            try snapshot.bookings(of: member, for: found.session).flatMap { [part($0, .myBookings), part($0, .email)] }
            + [
                Part(
                    booking: nil, surface: .myBookings, explanation: Explanation(onJoinPage: resolving.answer, of: site, access: access))
            ]
    }

    private var hasBooking: Bool { revealing.contains { $0.booking != nil } }

    package var lines: [Line] {
        var lines = ["`member:\(member.id)` and `session:\(session.id)`, \(serviceName), \(session.startsAt.rfc3339) (\(site.id))"]
        lines.append("Which link the session has:")
        lines += resolving.steps.map(Self.line) + ["  => \(resolving.answer.words)"]
        if !hasBooking { lines.append("The member has no booking of this session: it is on no page of theirs, and no mail goes out.") }
        for part in revealing {
            lines.append(part.title + ":")
            lines +=
                part.explanation.steps.map(Self.line) + [
                    "  => \(part.explanation.answer.state.rawValue) (\(part.explanation.answer.reason))"
                ]
        }
        if showsLink, let link = resolving.answer.link {
            lines += ["The link:", "  url: \(link.url)", "  password: \(link.password)", "  description: \(link.details)"]
        }
        return lines.map { Line($0) }
    }

    private static func line<Answer>(_ step: Explanation<Answer>.Step) -> String {
        "  \(step.rule.map { "\($0)" } ?? "-") \(step.decides ? "yes" : "no "): \(step.asked) | \(step.found)"
    }

    package var document: Document {
        Document(
            site: site.id.rawValue, member: member.id.rawValue, session: session.id.rawValue, service: serviceName,
            resolve: Document.Resolve(
                steps: resolving.steps.map(Document.Step.init), reason: resolving.answer.reason,
                provider: resolving.answer.link?.providerName, link: showsLink ? resolving.answer.link.map(Document.Revealed.init) : nil),
            reveal: revealing.map { part in
                Document.Reveal(
                    booking: part.booking?.id.rawValue, status: part.booking?.status.rawValue, surface: part.surface.rawValue,
                    steps: part.explanation.steps.map(Document.Step.init), state: part.explanation.answer.state.rawValue,
                    reason: part.explanation.answer.reason)
            })
    }

    package struct Document: Encodable {
        let site: String
        let member, session: Int64
        let service: String
        let resolve: Resolve
        let reveal: [Reveal]

        struct Step: Encodable {
            let rule: Int?
            let asked, found: String
            let decides: Bool

            init<Answer>(_ step: Explanation<Answer>.Step) {
                (rule, asked, found, decides) = (step.rule, step.asked, step.found, step.decides)
            }
        }

        struct Resolve: Encodable {
            let steps: [Step]
            let reason: String
            let provider: String?
            let link: Revealed?
        }

        /// Only with `--reveal`.
        struct Revealed: Encodable {
            let url, password, description: String

            init(_ link: Link) {
                (url, password, description) = (link.url, link.password, link.details)
            }
        }

        struct Reveal: Encodable {
            /// Nil: the join page.
            let booking: Int64?
            let status: String?
            let surface: String
            let steps: [Step]
            let state, reason: String
        }
    }
}

extension LinkExplanation.Part {
    fileprivate var title: String {
        guard let booking else { return "What the join page shows" }
        return "What booking \(booking.id) (\(booking.status.rawValue)) gets on \(surface.rawValue)"
    }
}
