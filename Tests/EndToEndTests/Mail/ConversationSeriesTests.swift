import BusinessKit
import Foundation
import TestKit
import Testing

/// Mails and calendars as conversations: whatever is edited, in whatever order, and however often `mail` runs or is killed in between, each
/// client's calendar ends with the events that the bookings say, and nobody is named who needs no telling.
@Suite struct ConversationSeriesTests {
    @Test("a client's calendar ends as the bookings are", arguments: 1...ManyRounds.count(4, thorough: 60))
    func series(seed: Int) throws {
        var series = try Series(seed: UInt64(seed))
        for _ in 0..<ManyRounds.count(12, thorough: 40) { try series.step() }
        try series.settle()
    }
}

/// One series of edits, runs and sendings.
private struct Series {
    private let studio: Business
    private let seed: UInt64
    private var random: SeededGenerator
    private var minutes = 0
    private var done: [String] = []

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        studio = try Business(mailing: Business.rows)
        try studio.sql(
            """
            UPDATE site SET hide_link_in_my_bookings = \(seed % 2);
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at) VALUES
              (5, 1, 1, unixepoch('2026-12-08 09:00'), unixepoch('2026-12-08 10:00')), (6, 1, 1, unixepoch('2026-12-02 09:00'), unixepoch('2026-12-02 10:00')),
              (7, 2, 1, unixepoch('2026-12-04 18:00'), unixepoch('2026-12-04 19:00'));
            INSERT INTO member (id, site_id, first_name, email, time_zone) VALUES (3, 'studio', 'Ana', 'ana@example.org', 'Asia/Kathmandu');
            INSERT INTO booking (id, member_id, session_id, course_id, status, booked_at) VALUES
              (4, 3, 5, NULL, 'CONFIRMED', 0), (5, 3, 1, NULL, 'CONFIRMED', 0), (6, 2, NULL, 2, 'CONFIRMED', 0);
            """)
    }

    private var clients: PlayedClients { PlayedClients(of: studio) }
    private var now: String { "2026-11-\(23 + (720 + minutes) / 1440)T\(two((720 + minutes) / 60 % 24)):\(two(minutes % 60)):00Z" }
    private var seconds: Int { 1_795_435_200 + minutes * 60 }
    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private var comment: Comment { Comment(rawValue: "seed \(seed):\n" + done.joined(separator: "\n")) }

    mutating func step() throws {
        minutes += Int.random(in: 2...90, using: &random)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let edit = edit()
            try studio.sql(edit)
            done.append("\(now) \(edit)")
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0..<4: try mail(["--confirmations", "--notices"])
        case 4: try mail(["--notices"])
        case 5: try mail(["--confirmations", "--notices", "--reminders", "48"])
        case 6: try killed()
        default:
            done.append("\(now) build")
            #expect(try studio.joinery("build", now: now).exit == 0, comment)
        }
        if random.once(in: 2) { try send() }
    }

    /// Lets everything be told, and looks at what the clients have.
    mutating func settle() throws {
        for _ in 1...4 {
            minutes += 2
            try mail(["--confirmations", "--notices"])
            try send(all: true)
        }
        #expect(try studio.waiting() == [], comment)
        #expect(try studio.dueLetters(now: now).isEmpty, comment)
        let outcome = try clients.compare(now: seconds)
        #expect(outcome.exit == 0, "\(outcome.errors) \(comment)")
    }

    private mutating func edit() -> String {
        let session = random.pick([1, 3, 5, 6, 7])
        let booking = Int.random(in: 1...6, using: &random)
        let hours = Int.random(in: -30...60, using: &random)
        let place = random.pick(
            "'Boathouse'", "''", "char(0xFE0F) || 'Room 2'", "'Caf' || char(0xE9)", "'Cafe' || char(0x301)", "'A, B; C'")
        return random.pick([
            "UPDATE session SET starts_at = starts_at + \(hours * 3600), ends_at = ends_at + \(hours * 3600) WHERE id = \(session)",
            "UPDATE session SET status = '\(random.pick("CONFIRMED", "CANCELLED", "CANCELLED"))' WHERE id = \(session)",
            "UPDATE session SET status = 'CONFIRMED'",
            "UPDATE session SET location = \(place) WHERE id = \(session)",
            "UPDATE session SET link_state = 'REMOVED', link_url = NULL WHERE id = \(session)",
            "UPDATE session SET link_state = 'INHERIT', link_url = NULL WHERE id = \(session)",
            "UPDATE session SET link_state = 'SET', link_url = 'https://meet.jit.si/\(seed)-\(minutes)' WHERE id = \(session) AND service_id = 1",
            "UPDATE service SET link_url = 'https://meet.jit.si/course-\(seed)-\(minutes)' WHERE id = 2",
            "UPDATE conferencing_account SET link_url = 'https://meet.jit.si/all-\(seed)-\(minutes)'",
            "UPDATE booking SET status = '\(random.pick("CANCELED", "DECLINED", "PENDING", "CONFIRMED"))' WHERE id = \(booking)",
            "UPDATE booking SET status = 'CONFIRMED' WHERE id = \(booking)",
            "UPDATE booking SET session_id = \(random.pick([1, 5, 6])), course_id = NULL WHERE id = \(booking)",
            "UPDATE booking SET session_id = NULL, course_id = 2 WHERE id = \(booking)",
            """
            INSERT INTO session (service_id, starts_at, ends_at)
            SELECT 2, max(starts_at) + 86400, max(starts_at) + 90000 FROM session WHERE service_id = 2
            """,
            """
            INSERT INTO booking (member_id, session_id, status, booked_at)
            VALUES (\(Int.random(in: 1...3, using: &random)), \(random.pick([1, 5, 6])), 'CONFIRMED', 0)
            """,
        ])
    }

    /// Runs `mail`; then the clients who wait for a mail are those whom `notify` names.
    private mutating func mail(_ options: [String]) throws {
        done.append("\(now) mail \(options.joined(separator: " "))")
        let outcome = try studio.joinery(["mail"] + options, now: now)
        #expect(outcome.exit == 0, "\(outcome) \(comment)")
        let letters = Set(try studio.waiting().map { $0.split(separator: ".").prefix(2).joined(separator: ".") })
        let due = try studio.dueLetters(now: now)
        #expect(due.isSubset(of: letters), "named, not written: \(due.subtracting(letters)) \(comment)")
        let untold = letters.subtracting(due).filter { !$0.hasPrefix("confirmation") && !$0.hasPrefix("reminder") }
        #expect(untold.isEmpty, "written, not named: \(untold) \(comment)")
    }

    /// Runs `mail`, and kills it at one of its calls to the system.
    private mutating func killed() throws {
        let place =
            "\(random.pick("openat", "renameat", "unlinkat", "pwrite64", "fdatasync", "write")):signal=KILL:when=\(Int.random(in: 1...30, using: &random))"
        done.append("\(now) mail killed at \(place)")
        _ = try Program.named("strace").run(
            [
                "-f", "-qq", "-o", "/dev/null", "-e", "inject=\(place)", Program.joinery.path, "mail", "--confirmations", "--notices", "-C",
                studio.path,
            ]
                + ["--now", now])
    }

    /// Sends some of the mails that wait, or all, as another program does.
    private mutating func send(all: Bool = false) throws {
        guard FileManager.default.fileExists(atPath: studio.maildir + "/new") else { return }
        let names = try studio.waiting().filter { _ in all || !random.once(in: 4) }
        for name in names {
            try FileManager.default.moveItem(atPath: "\(studio.maildir)/new/\(name)", toPath: "\(studio.maildir)/cur/\(name)")
        }
        done.append("\(now) sent \(names.map { $0.split(separator: ".").prefix(3).joined(separator: ".") })")
        let outcome = try clients.receive(names)
        #expect(outcome.exit == 0, "\(outcome.errors) \(comment)")
    }
}
