package import Bookings
package import Conferencing

/// What `zoom sync` did for one site, or would do.
package struct ZoomReport {
    package let site: Site.ID
    package let isDryRun: Bool
    package var entries: [Entry] = []
    package var problems: [Problem] = []
    /// Meetings that are as they should be.
    package var unchanged = 0
    /// Meetings that a problem left for another run.
    package var left = 0

    package init(site: Site.ID, isDryRun: Bool) {
        self.site = site
        self.isDryRun = isDryRun
    }

    package enum Action: String {
        case created, adopted, updated, verified, deleted, unchanged
    }

    package struct Entry {
        let action: Action
        let target: MeetingTarget
        /// Whose account: `default` or `staff:4`.
        let owner: String
    }

    package struct Problem {
        let owner: String
        let problem: ZoomProblem
    }

    private static let actions: [Action] = [.created, .adopted, .updated, .verified, .deleted]

    private func count(of action: Action) -> Int { entries.count { $0.action == action } }

    package var lines: [Line] {
        let counts = Self.actions.map { (action: $0, count: count(of: $0)) }.filter { $0.count > 0 }
        let words = counts.map { "\($0.count) \($0.action.rawValue)" } + ["\(unchanged) unchanged"] + (left > 0 ? ["\(left) left"] : [])
        var lines = ["\(site): \(isDryRun ? "would be " : "")\(words.joined(separator: ", "))"]
        if isDryRun { lines += entries.map { "  \($0.action.call) for \($0.target), account of \($0.owner)" } }
        return lines.map { Line($0) }
    }

    package var document: Document {
        Document(
            site: site.rawValue, dryRun: isDryRun, created: count(of: .created), adopted: count(of: .adopted), updated: count(of: .updated),
            verified: count(of: .verified), deleted: count(of: .deleted), unchanged: unchanged, left: left,
            meetings: entries.map { Document.Meeting(action: $0.action.rawValue, subject: "\($0.target)", account: $0.owner) },
            problems: problems.map { Document.Trouble(account: $0.owner, message: $0.problem.message) })
    }

    /// One site in the JSON form.
    package struct Document: Encodable {
        let site: String
        let dryRun: Bool
        let created, adopted, updated, verified, deleted, unchanged, left: Int
        let meetings: [Meeting]
        let problems: [Trouble]

        struct Meeting: Encodable {
            let action, subject, account: String
        }

        struct Trouble: Encodable {
            let account, message: String
        }
    }
}

extension ZoomReport.Action {
    /// The call of Zoom's API behind it.
    fileprivate var call: String {
        switch self {
        case .created: "POST /users/{user}/meetings"
        case .adopted, .verified, .unchanged: "GET /meetings/{id}"
        case .updated: "PATCH /meetings/{id}"
        case .deleted: "DELETE /meetings/{id}"
        }
    }
}

extension MeetingStep {
    /// What it comes to if all goes well.
    package var intention: ZoomReport.Action {
        switch self {
        case .create: .created
        case .adopt: .adopted
        case .update: .updated
        case .verify: .verified
        case .delete: .deleted
        }
    }

    /// Whether it makes or may change a meeting, which Zoom limits by the day.
    package var counts: Bool {
        switch self {
        case .create, .update, .verify, .adopt: true
        case .delete: false
        }
    }

    package var isForWanted: Bool {
        if case .delete = self { false } else { true }
    }
}

extension ZoomProblem {
    /// Whether the next call of the same host would fare no better.
    package var endsHost: Bool {
        switch self {
        case .unreachable, .answerLost, .rateLimited, .refused(_, 401, _): true
        case .garbage, .refused, .unsafeLink: false
        }
    }
}
