import BookingDatabase
import Bookings
import Publishing

extension Sources {
    /// Brings the mails that wait, and those that were sent, in line with the database: none that waits says what is no longer so, or is for
    /// somebody who is gone; none that was sent keeps a body. Every build does it.
    func tidyMail(_ readings: [SiteReading], from snapshot: Snapshot, locks: [Site.ID: BuildLock], now: Instant) throws {
        for reading in readings {
            guard let lock = locks[reading.site.id] else { continue }
            do {
                guard let maildir = try Maildir(lock, making: false) else { continue }
                var postbox = try Postbox(maildir, of: reading.site.id)
                guard !postbox.waiting.isEmpty || !postbox.sent.isEmpty else { continue }
                let correspondence = correspondence(of: reading, in: snapshot, now: now)
                _ = try postbox.dropStale(correspondence)
                try postbox.emptySent(correspondence)
            } catch let error as PublishError {
                throw Failure(error, folder: workspace.output(of: reading.site.id.rawValue))
            }
        }
    }

    /// The members whom mails would have to reach and cannot, where mails are written at all.
    func unreachableMembers(of site: Site, in snapshot: Snapshot, now: Instant) throws -> [Finding] {
        guard configuration.sites[site.id]?.sender != nil else { return [] }
        var findings: [Finding] = []
        try snapshot.expectingMembers(of: site, now: now).forEach { Finding.mailAddress(of: $0).map { findings.append($0) } }
        return findings
    }

    func correspondence(of reading: SiteReading, in snapshot: Snapshot, now: Instant) -> Correspondence {
        Correspondence(reading.schedule, in: snapshot, secret: secret, now: now)
    }
}
