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
}
