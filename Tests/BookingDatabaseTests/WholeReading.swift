import Bookings
import Testing

@testable import BookingDatabase

/// Everything that commands read of a database, as text, or what they are told instead.
enum WholeReading {
    /// Throws what a command throws; broken references, which stop a build, are thrown too.
    static func text(_ path: String) throws -> String {
        try BookingDatabase(path: path).snapshot { snapshot in
            let now = Instant(seconds: 500)
            let secret = try #require(SiteSecret(key: Array(0..<32)))
            let broken = try snapshot.brokenReferences().map(\.finding)
            if !broken.isEmpty { throw UnreadableRows(findings: broken) }
            var text: [String] = []
            for site in try snapshot.sites() {
                let schedule = try snapshot.schedule(of: site, secret: secret, access: .link)
                text.append("\(site)")
                text += schedule.sessions.map { "\($0.session) \($0.meetings) \($0.resolution)" }
                text += try snapshot.members(of: site).map { "\($0)" }
                text += try snapshot.memberGenerations(of: site).map { "\($0)" }
                text += try snapshot.expectingMembers(of: site, now: now).map { "\($0)" }
                text += try snapshot.unconfirmedBookings(of: site, now: now).map { "\($0)" }
                text += try snapshot.dueBookings(of: site, within: now...Instant(seconds: 10_000)).map { "\($0)" }
                text += try snapshot.storedMeetings(of: site).map { "\($0)" }
                text += try snapshot.outdatedClients(of: schedule, now: now).map {
                    "\($0.news.booking) \(String(describing: $0.news.lastTold))"
                }
                for session in schedule.sessions {
                    text.append("\(try snapshot.counts(ofSessions: [session.id], courses: [session.session.service]))")
                    text.append("\(try snapshot.bookings(of: Member.ID(1), for: session.session))")
                    text.append("\(try snapshot.session(session.id, of: site).map { "\($0)" } ?? "-")")
                }
                for id in 1...2 { text.append("\(try snapshot.bookingCount(of: Member.ID(Int64(id))))") }
                text.append("\(try snapshot.memberCount(of: site)) \(try snapshot.sessionCount(of: site))")
            }
            _ = try snapshot.farTimes()
            return text.joined(separator: "\n")
        }
    }

    /// What a command would tell, and nil where it would go on.
    static func complaint(_ path: String) -> String? {
        do {
            _ = try text(path)
            return nil
        } catch let rows as UnreadableRows {
            return rows.findings.map { "\($0.subject): \($0.sentence)" }.joined(separator: "\n")
        } catch let problem as DatabaseProblem {
            return problem.message
        } catch {
            return "\(error)"
        }
    }
}
