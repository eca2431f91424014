package import Bookings
package import Publishing

/// What the build of one site came to.
package struct SiteResult {
    package let site: Site.ID
    package let outcome: Result<SiteBuild, Failure>

    /// Runs the build of one site. What it throws concerns this site only, but a signal, which ends the whole build.
    package init(_ site: Site.ID, _ build: () throws -> SiteBuild) throws {
        self.site = site
        do {
            outcome = .success(try build())
        } catch {
            guard let failure = Failure(error), failure.code != .interrupted else { throw error }
            outcome = .failure(failure)
        }
    }

    package var build: SiteBuild? { try? outcome.get() }

    package var failure: Failure? {
        if case .failure(let failure) = outcome { failure } else { nil }
    }
}

/// What a site's build did, or would do.
package struct SiteBuild {
    /// Nil for the folder of a site that is no longer in the database.
    let site: Site.ID?
    package let report: PublishReport
    package let findings: [Finding]
    package let nextChange: Instant?
    /// The folder of a site that is no longer in the database; nil for a site that was built.
    package let gone: GoneSite?
    /// How many of its pages were taken off the web, or would be.
    package let withdrawn: Int

    init(_ site: Site.ID, report: PublishReport, findings: [Finding], nextChange: Instant?) {
        self.site = site
        self.report = report
        self.findings = findings
        self.nextChange = nextChange
        gone = nil
        withdrawn = 0
    }

    init(gone: GoneSite, withdrawn: Int = 0) {
        site = nil
        report = .none
        findings = []
        nextChange = nil
        self.gone = gone
        self.withdrawn = withdrawn
    }

    /// What is told of pages that were not what they are made from; nil where all were.
    func staleness(in workspace: Workspace) -> Failure? {
        guard report.staleCount > 0, let site = site else { return nil }
        let folder = workspace.output(of: site.rawValue)
        return Failure(
            .difference, as: "stale",
            "`\(folder)`: \(Counted(report.staleCount, "page")) published with other bytes than what the page is made from gives",
            details: report.stale.map(\.words),
            hint: "`joinery build --all` makes them anew; please report it as a fault of the program, with what was changed last",
            subject: folder)
    }

    /// Whether the site is another now, or would be.
    func isDifferent(isRehearsal: Bool) -> Bool { report.switched || withdrawn > 0 || isRehearsal && report.isDifferent }
}
