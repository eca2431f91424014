import BookingDatabase
package import Bookings
package import Conferencing

/// What `zoom sync` did, or would do.
package struct ZoomAnswer: Answer {
    package let sites: [ZoomReport]

    package var lines: [Line] { sites.isEmpty ? [Line("no account is a Zoom account")] : sites.flatMap(\.lines) }
    package var linesIfQuiet: [Line] { sites.filter(\.isDryRun).flatMap(\.lines) }

    package var document: Document { Document(sites: sites.map(\.document), error: failure?.document.error) }

    package struct Document: Encodable {
        let sites: [ZoomReport.Document]
        /// Only if something is left: the failure that the exit code is of.
        let error: Failure.Document.Words?
    }
}

extension ZoomAnswer {
    /// Brings the meetings of all sites, or of one, to what the database calls for. Only one such run at a time works on a folder.
    ///
    /// - `progress`: told each call of Zoom before it is made.
    /// - `tell`: told the other steps as they begin.
    package init(
        of folder: ProjectFolder, client: ZoomClient, only site: Site.ID?, now: Instant, isDryRun: Bool,
        progress: @escaping (String) -> Void, tell: (String) -> Void = { _ in }
    ) throws {
        tell("reading the database")
        let secret = try folder.secret()
        let lock = try SyncLock(folder: folder.workspace.siteData)
        defer { withExtendedLifetime(lock) {} }
        let readings = try folder.snapshot { snapshot in
            try snapshot.sites(only: site).map { try ZoomReading($0, snapshot, secret: secret, now: now) }
        }
        let database = isDryRun ? nil : try folder.editableDatabase()
        sites = try readings.filter { !$0.hosts.isEmpty }.map { reading in
            try ZoomSync(reading: reading, client: client, database: database, now: now, progress: progress).run()
        }
    }

    /// The first problem of each account; nil if there is none. What another run can do is worth another try.
    package var failure: Failure? {
        let problems = sites.flatMap(\.problems)
        guard let first = problems.first?.problem else { return nil }
        let left = sites.reduce(0) { $0 + $1.left }
        let lines = Set(problems.map { "`\($0.owner)`: \($0.problem.message)" }).sorted()
        let isForLater = problems.allSatisfy { if case .rateLimited = $0.problem { true } else { false } }
        return Failure(
            isForLater ? .locked : .inputOutput, as: isForLater ? "zoom-limit" : "zoom",
            "\(Counted(left, "meeting is", "meetings are")) left", details: lines.map { "  \($0)" }, hint: first.hint)
    }
}
