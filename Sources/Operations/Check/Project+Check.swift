import BookingDatabase
package import Bookings
import Foundation
import LeakCheck
import Pages
import Publishing
import RenderedPages
import Synchronization

extension FindingsReport {
    /// Checks a project. Errors that leave nothing to read further are findings like all others.
    package init(of folder: () throws -> ProjectFolder, only site: Site.ID?, now: Instant) throws {
        do {
            self.init(findings: try Project.open(folder(), anySecret: true).check(only: site, now: now))
        } catch {
            guard let findings = Failure(error)?.findings, !findings.isEmpty else { throw error }
            self.init(findings: findings)
        }
    }
}

extension Project {
    /// Reads, resolves and renders all that a build would, and keeps what is wrong.
    package func check(only site: Site.ID?, now: Instant) throws -> [Finding] {
        try database.snapshot { snapshot in
            let sites = try self.sites(only: site, in: snapshot)
            try snapshot.checkIntegrity()
            var findings = try snapshot.brokenReferences().map(\.finding) + snapshot.farTimes()
            let clashes = SiteFindings.sameAddress(among: try snapshot.sites())
            let search = LeakSearch(of: self, sites, beside: nil)
            for site in sites {
                findings += otherSecret(of: site.id)
                let reading = try SiteReading(site, from: snapshot, of: self, now: now)
                findings += reading.findings + clashes.filter { $0.subject == "site:\(site.id)" }
                guard let pages = reading.pages else { continue }
                let renderer = PageRenderer(pages)
                let leaks = try leaks(PageWork(pages, of: site, in: snapshot) { _ in }, renderer, search, of: site.id, from: snapshot)
                findings += renderer.findings + reading.zones.findings
                findings += Finding.leaks(leaks)
                findings += try unreachableMembers(of: site, in: snapshot, now: now)
                findings += Finding.oldLinks(try snapshot.outdatedClients(of: reading.schedule, now: now))
            }
            if site == nil { findings += workspace.goneSites(besides: sites.map(\.id), secret: secret).map(\.finding) }
            // What is wrong with a page of the owner's is so on every site.
            var seen: Set<Finding> = []
            return findings.filter { seen.insert($0).inserted }
        }
    }

    /// Renders all pages of a site, on all cores, and finds what the rules say must not be there.
    private func leaks(
        _ work: PageWork, _ renderer: PageRenderer, _ search: LeakSearch, of site: Site.ID, from snapshot: Snapshot
    ) throws -> LeakReport {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let checks = try search.checks(cores, of: site, from: snapshot)
        let queue = WorkQueue { try work.next(nil) }
        let found = Mutex(LeakReport())
        try Threads.run(cores, stop: { queue.end() }) { thread in
            var batch = RenderedBatch()
            while let (piece, _) = try queue.next() {
                renderer.render(piece, into: &batch)
                let leaks = checks?[thread].leaks(in: batch) ?? []
                if !leaks.isEmpty { found.withLock { found in leaks.forEach { found.add($0) } } }
                batch.removeAll(keepingCapacity: true)
            }
        }
        return found.withLock { $0 }
    }
}

extension Finding {
    /// Each of the first twenty, and how many more there are.
    fileprivate static func leaks(_ report: LeakReport) -> [Finding] {
        let advice = "take it out of what has it: no build publishes this (see Who can see a page)"
        let leaks = report.leaks.sorted()
        let shown = leaks.prefix(20).map {
            Finding(.error, .leak, $0.file, "has \($0.sentence), which the rules hide there", advice: advice)
        }
        let more = report.count - shown.count
        guard more > 0, let last = leaks.last else { return shown }
        return shown + [Finding(.error, .leak, last.file, "is one of \(Counted(more, "leak")) more", advice: advice)]
    }
}
