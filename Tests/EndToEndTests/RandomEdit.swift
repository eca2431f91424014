import BusinessKit
import Foundation
import TestKit
import Testing

/// One of the many ways in which the demo's data, templates, words and configuration can change.
struct RandomEdit {
    private enum Kind {
        case sql(String)
        case command([String])
        /// Nil removes the file.
        case file(String, String?)
    }

    private let kind: Kind

    /// Whether it changes only the database.
    var isOfData: Bool { if case .file = kind { false } else { true } }

    init(_ random: inout SeededGenerator) throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: kind = .sql(Self.row(&random))
        case 5..<8: kind = .command(Self.command(&random))
        default: kind = try Self.file(&random)
        }
    }

    /// Answers with what was done, for a message. A command may be refused: then nothing has changed.
    func carryOut(on studio: Business) throws -> String {
        switch kind {
        case .sql(let text):
            // Like the program that takes the bookings: a row that refers to another site's row would be an error.
            try studio.sql("BEGIN; \(text); COMMIT")
            return "\(text): done"
        case .command(let words):
            let outcome = try Program.joinery.run(words + ["-C", studio.path, "--now", Business.now])
            #expect([0, 4, 66].contains(outcome.exit), "\(words): \(outcome)")
            return "\(words.joined(separator: " ")): \(outcome.exit == 0 ? "done" : "refused")"
        case .file(let name, let text?):
            try studio.write(text, to: name)
            return "\(name): done"
        case .file(let name, nil):
            if studio.exists(name) { try studio.remove(name) }
            return "\(name) removed: done"
        }
    }

    private static func row(_ random: inout SeededGenerator) -> String {
        let word = String(Int.random(in: 100_000...999_999, using: &random))
        let member = Int.random(in: 1...14, using: &random)
        let session = Int.random(in: 1...49, using: &random)
        let service = Int.random(in: 1...13, using: &random)
        let booking = Int.random(in: 1...63, using: &random)
        let zone = random.pick(["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Nowhere/Atall"])
        let hours = Int.random(in: -60...60, using: &random) * 3600
        return random.pick([
            "UPDATE member SET first_name = 'Ana \(word)' WHERE id = \(member)",
            "UPDATE member SET time_zone = '\(zone)' WHERE id = \(member)",
            "UPDATE member SET language = \(random.pick(["NULL", "'en-GB'", "'tlh'", "'de-AT'", "'pt-BR'", "'ar'"])) WHERE id = \(member)",
            "UPDATE member SET page_generation = page_generation + 1 WHERE id = \(member)",
            "INSERT INTO member (site_id, first_name) VALUES ('\(random.pick(["studio", "harbour"]))', 'New <b>\(word)</b>')",
            """
            DELETE FROM delivery WHERE booking_id IN (SELECT id FROM booking WHERE member_id = \(member));
            DELETE FROM booking WHERE member_id = \(member); DELETE FROM member WHERE id = \(member) AND id NOT IN (1, 10)
            """,
            "UPDATE session SET starts_at = starts_at + \(hours), ends_at = ends_at + \(hours) WHERE id = \(session)",
            "UPDATE session SET status = '\(random.pick(["CONFIRMED", "CANCELLED"]))' WHERE id = \(session)",
            "UPDATE session SET location = 'Room \(word)' WHERE id = \(session)",
            "UPDATE session SET link_state = 'REMOVED', link_url = NULL WHERE id = \(session)",
            "UPDATE session SET page_generation = page_generation + 1 WHERE id = \(session)",
            """
            INSERT INTO session (service_id, staff_id, starts_at, ends_at)
            SELECT service_id, staff_id, starts_at + 7 * 86400, ends_at + 7 * 86400 FROM session WHERE id = \(session)
            """,
            """
            DELETE FROM delivery WHERE session_id = \(session); DELETE FROM booking WHERE session_id = \(session);
            DELETE FROM zoom_meeting WHERE session_id = \(session); DELETE FROM session WHERE id = \(session)
            """,
            "UPDATE service SET name = 'Class \(word)' WHERE id = \(service)",
            "UPDATE service SET description = 'Bring **\(word)**.' || char(10, 10) || '- a mat' WHERE id = \(service)",
            "UPDATE service SET location = '\(word) Street' WHERE id = \(service)",
            "UPDATE staff SET name = 'Dr \(word)' WHERE id = \(Int.random(in: 1...8, using: &random))",
            "UPDATE booking SET status = '\(random.pick(["CONFIRMED", "PENDING", "CANCELED", "DECLINED"]))' WHERE id = \(booking)",
            "UPDATE booking SET participants = participants + 1, payment_status = 'PAID' WHERE id = \(booking)",
            "UPDATE booking SET time_zone = '\(zone)' WHERE id = \(booking)",
            "UPDATE booking SET manage_url = 'https://shop.example.org/change/\(word)' WHERE id = \(booking)",
            """
            UPDATE OR IGNORE booking SET manage_url = 'https://shop.example.org/change/' || id
            WHERE session_id IN (SELECT session_id FROM booking WHERE session_id IS NOT NULL GROUP BY 1 HAVING count(*) = 1)
            """,
            """
            UPDATE booking SET session_id = (
              SELECT s.id FROM session s JOIN service v ON v.id = s.service_id AND v.type <> 'COURSE' JOIN member m ON m.site_id = v.site_id
              WHERE m.id = booking.member_id ORDER BY (s.id * \(session)) % 50 LIMIT 1) WHERE id = \(booking) AND session_id IS NOT NULL
            """,
            "DELETE FROM delivery WHERE booking_id = \(booking); DELETE FROM booking WHERE id = \(booking)",
            """
            INSERT INTO booking (member_id, session_id, status, booked_at)
            SELECT m.id, s.id, 'CONFIRMED', 0 FROM session s JOIN service v ON v.id = s.service_id AND v.type <> 'COURSE'
            JOIN member m ON m.site_id = v.site_id WHERE m.id = \(member) ORDER BY (s.id * \(session)) % 50 LIMIT 2
            """,
            "UPDATE zoom_meeting SET password = '\(word)' WHERE session_id = \(session)",
            "UPDATE zoom_meeting SET join_url = 'https://us06web.zoom.us/j/\(word)' WHERE id = \(Int.random(in: 1...16, using: &random))",
            "DELETE FROM zoom_meeting WHERE session_id = \(session)",
            "UPDATE conferencing_account SET link_password = '\(word)' WHERE type = 'CUSTOM'",
            "UPDATE site SET name = 'Studio \(word)' WHERE id = '\(random.pick(["studio", "harbour"]))'",
        ])
    }

    private static func command(_ random: inout SeededGenerator) -> [String] {
        let word = String(Int.random(in: 100_000...999_999, using: &random))
        let site = ["--site", random.pick(["studio", "harbour"])]
        let member = "\(Int.random(in: 1...14, using: &random))"
        let session = "\(Int.random(in: 1...49, using: &random))"
        let service = "\(Int.random(in: 1...13, using: &random))"
        let staff = ["--staff", "\(Int.random(in: 1...5, using: &random))"]
        let link = ["--url", "https://meet.jit.si/room-\(word)", "--password", word, "--description", "Ring *\(word)*"]
        let yes = random.pick(["yes", "no"])
        return random.pick([
            ["account", "connect"] + site + link,
            ["account", "connect"] + site + ["--url", "https://meet.jit.si/{session}-\(word)"],
            ["account", "connect"] + site + ["--zoom", "host@example.org"],
            ["account", "connect"] + site,
            ["account", "disconnect", "--yes"] + site,
            ["account", "connect", "--site", "studio"] + staff + link,
            ["account", "disconnect", "--site", "studio"] + staff,
            ["link", "add", session] + site, ["link", "set", session] + site + link, ["link", "remove", session] + site,
            ["link", "reset", session] + site,
            ["course-link", "set", random.pick(["4", "7", "11"])] + site + link,
            ["course-link", "reset", random.pick(["4", "7", "11"])] + site,
            ["service", "set", service, "--conferencing", yes] + site,
            ["settings", "set", "--hide-link-in-my-bookings", yes] + site,
            ["settings", "set", "--plan", random.pick(["BUSINESS_ECOMMERCE", "FREE"])] + site,
            ["settings", "set", "--time-zone", random.pick(["Europe/Lisbon", "Asia/Tokyo"])] + site,
            ["member", "rotate", member] + site, ["member", "erase", random.pick(["2", "5", "12"]), "--yes"] + site,
            ["session", "rotate", session] + site,
        ])
    }

    private static func file(_ random: inout SeededGenerator) throws -> Kind {
        let number = Int.random(in: 100...159, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .file("Templates/style.css", try Repository.text("Templates/style.css") + "\n.turn { order: \(number) }\n")
        case 1:
            return .file(
                "Templates/join.html", try Repository.text("Templates/join.html").replacing("<h1>", with: "<h1 id=\"t\(number)\">"))
        case 2:
            let words = try Repository.text("Templates/words/en.yaml").replacing("title: Your session", with: "title: Session \(number)")
            return .file("Templates/words/en.yaml", words)
        case 3:
            let sites = "sites: {studio: {accent: '#1762\(number - 90)'}, harbour: {contact: 'call \(number)'}}"
            return .file("site-data/joinery.yaml", random.once(in: 3) ? "" : sites)
        default: return .file(random.pick(["Templates/style.css", "Templates/join.html", "Templates/words/en.yaml"]), nil)
        }
    }
}
