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
    package let report: PublishReport
    package let findings: [Finding]
    package let nextChange: Instant?
    /// The folder of a site that is no longer in the database; nil for a site that was built.
    package let gone: GoneSite?
    /// How many of its pages were taken off the web, or would be.
    package let withdrawn: Int

    init(report: PublishReport, findings: [Finding], nextChange: Instant?) {
        self.report = report
        self.findings = findings
        self.nextChange = nextChange
        gone = nil
        withdrawn = 0
    }

    init(gone: GoneSite, withdrawn: Int = 0) {
        report = .none
        findings = []
        nextChange = nil
        self.gone = gone
        self.withdrawn = withdrawn
    }

    /// Whether the site is another now, or would be.
    func isDifferent(isRehearsal: Bool) -> Bool { report.switched || withdrawn > 0 || isRehearsal && report.isDifferent }
}
