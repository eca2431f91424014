package import BookingDatabase
package import Bookings
import Mailbox
package import Publishing

extension Project {
    /// Brings the mails that wait, and those that were sent, in line with the database: none that waits says what is no longer so, or is
    /// for
    /// somebody who is gone; none that was sent keeps a body. Every build does it.
    package func tidyMail(_ reading: SiteReading, from snapshot: Snapshot, _ lock: BuildLock, now: Instant) throws {
        try naming(reading.site.id) {
            guard let maildir = try Maildir(lock, making: false) else { return }
            var folder = try MailFolder(maildir, of: reading.site.id)
            guard !folder.waiting.isEmpty || !folder.sent.isEmpty else { return }
            let due = dueMails(of: reading, in: snapshot, now: now)
            _ = try folder.dropStale(isTrue: due.isStillTrue)
            try folder.emptySent(isKnown: due.isKnown)
        }
    }

    /// The members whom mails would have to reach and cannot, where mails are written at all.
    package func unreachableMembers(of site: Site, in snapshot: Snapshot, now: Instant) throws -> [Finding] {
        guard configuration.sites[site.id]?.sender != nil else { return [] }
        var findings: [Finding] = []
        try snapshot.expectingMembers(of: site, now: now).forEach { Finding.mailAddress(of: $0).map { findings.append($0) } }
        return findings
    }

    package func dueMails(of reading: SiteReading, in snapshot: Snapshot, now: Instant) -> DueMails {
        DueMails(reading.schedule, in: snapshot, secret: secret, now: now)
    }
}
