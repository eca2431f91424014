import BusinessKit
import Foundation
import TestKit
import Testing

/// Before anything is switched, every byte that a build writes is searched for what the rules hide.
@Suite struct LeakTests {
    /// Hidden by the owner; with everything that escaping touches.
    static let url = "https://teams.microsoft.com/l/19%3ameeting_x~y?a=1&b=(2)"
    static let hidden =
        Business.rows + """
            UPDATE conferencing_account SET link_url = '\(url)', link_password = 'rook takes e5',
              link_description = 'The door *opens* ten minutes before we begin.';
            UPDATE site SET hide_link_in_my_bookings = 1;

            """

    static let disguises: [String: String] = [
        "as text": "<p>\(url.replacing("&", with: "&amp;"))</p>",
        "as text without its scheme": "<p>\(url.dropFirst(8).replacing("&", with: "&amp;"))</p>",
        "in an attribute": "<p title=\"\(url)\">x</p>",
        "in a comment": "<!-- \(url) -->",
        "in a JSON attribute": "<p data-all='{\"url\":\"\(url.replacing("/", with: "\\/"))\"}'>x</p>",
        "percent-encoded": "<p title=\"/go?to=\(url.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined())\">x</p>",
        "as entities": "<p>\(url.unicodeScalars.map { "&#\($0.value);" }.joined())</p>",
        "in base64": "<p data-x=\"\(Data(url.utf8).base64EncodedString())\">x</p>",
        "its password": "<p>rook takes e5</p>",
        "a part of its description": "<p>The door <i>opens</i> ten minutes.</p>",
        "its password in letters": "<p>r<wbr>ook t<b>ake</b>s E5</p>",
        "without its tags": "<p>\(url.replacing("&", with: "&amp").replacing("/", with: "<b>/</b>"))</p>",
    ]

    @Test("a template that prints a hidden link publishes nothing", arguments: disguises.keys.sorted())
    func refuses(_ disguise: String) throws {
        let studio = try Business(Self.hidden)
        let before = try studio.build()
        try studio.write("<p class=\"state\">{{stateTitle}}</p>" + (Self.disguises[disguise] ?? ""), to: "Templates/state.html")

        let outcome = try studio.joinery("build")
        let part =
            switch disguise {
            case "its password", "its password in letters": "the password"
            case "a part of its description": "\"the door opens ten minutes\" of the description"
            default: "the URL"
            }
        #expect(outcome.exit == 3 && outcome.output == "")
        #expect(
            outcome.errors == """
                Error: `DIR/output/studio`: 3 leaks of what the rules say must not be there; nothing was published
                  join:1: \(part) of site:studio (Microsoft Teams)
                  join:3: \(part) of site:studio (Microsoft Teams)
                  my-bookings:1: \(part) of site:studio (Microsoft Teams)
                Hint: take it out of the page, the template or the description that has it; `joinery check` finds it too, and `joinery explain MEMBER SESSION` tells the rules

                """)
        #expect(try PublishedTree(studio.output) == before)
    }

    @Test func `those who must publish a leak may, and verify tells of it until it is gone from both trees`() throws {
        let studio = try Business(Self.hidden)
        let before = try studio.build()
        try studio.write("<p>{{stateTitle}} rook takes e5</p>", to: "Templates/state.html")
        try studio.build("--no-leak-check")
        let verified = try studio.joinery("verify", "--leaks")
        #expect(verified.exit == 3 && verified.output.contains("  my-bookings:1: the password of site:studio (Microsoft Teams)\n"))
        #expect(try studio.joinery("verify").exit == 0)

        try studio.remove("Templates/state.html")
        #expect(try studio.build().contents == before.contents)
        let mended = try studio.joinery("verify", "--leaks")
        #expect(mended.exit == 3 && mended.output.contains("  my-bookings:1, in the tree before: the password of site:studio"))
        #expect(!mended.output.contains("my-bookings:1: "))
        try studio.sql("UPDATE site SET name = 'Lakeside'")
        try studio.build()
        #expect(try studio.joinery("verify", "--leaks").exit == 0)
    }

    @Test func `what was published unsearched is searched when the next build takes it over, and what was searched is not`() throws {
        let studio = try Business(Self.hidden)
        try studio.write("<p>{{stateTitle}} rook takes e5</p>", to: "Templates/state.html")
        try studio.build("--no-leak-check")
        let note = "output/studio/private/unsearched"
        #expect(studio.exists(note))
        // The page of the leak stays as it is.
        try studio.sql("UPDATE session SET location = 'Room 2' WHERE id = 3")
        let refused = try studio.joinery("build")
        #expect(refused.exit == 3 && refused.errors.contains("my-bookings:1: the password of site:studio"), "\(refused)")
        #expect(studio.exists(note))

        try studio.remove("Templates/state.html")
        try studio.build()
        #expect(!studio.exists(note))
    }

    @Test(
        "files of every kind are searched", arguments: ["index.html", "404.html", "robots.txt", "style.css", "my-bookings.md", "join.md"])
    func searches(_ file: String) throws {
        let studio = try Business(Self.hidden)
        try studio.write(try Repository.text("Templates/" + file) + "\n\(Self.url)\n", to: "Templates/" + file)
        let outcome = try studio.joinery("build")
        #expect(outcome.exit == 3 && outcome.errors.contains("the URL of site:studio (Microsoft Teams)"), "\(outcome)")
        #expect(!studio.exists("output/studio/current"))
    }

    @Test func `a hidden link that somebody wrote into a description or a place is a leak`() throws {
        for column in ["description", "location"] {
            let studio = try Business(Self.hidden)
            try studio.sql("UPDATE service SET \(column) = 'Or come in by \(Self.url) at once', conferencing_enabled = 0 WHERE id = 1")
            let outcome = try studio.joinery("build")
            #expect(outcome.exit == 3 && outcome.errors.contains("my-bookings:1: the URL of site:studio"), "\(outcome)")
        }
    }

    @Test func `what one may see is a leak on the page of another, and on no page of another business`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.build()
        // The second member's place is not confirmed.
        try studio.write("<p class=\"state\">https://meet.google.com/kvt-hwqz-ndr</p>", to: "Templates/status.html")
        let outcome = try studio.joinery("build")
        #expect(outcome.exit == 3 && outcome.errors.contains("1 leak ") && outcome.errors.contains("my-bookings:2: "), "\(outcome)")
        try studio.write("User-agent: *\n# https://meet.google.com/pbe-xsuo-gfy\n", to: "Templates/robots.txt")
        try studio.remove("Templates/status.html")
        let foreign = try studio.joinery("build", "--site", "studio")
        #expect(foreign.exit == 3 && foreign.errors.contains("  robots: the URL of site:harbour (Google Meet)"), "\(foreign)")
    }

    @Test func `a site with a leak is not switched, and the others are`() throws {
        let studio = try Business(Business.rows + Business.harbour)
        try studio.build()
        let harbour = studio.path + "/output/harbour"
        let before = try (studio: PublishedTree(studio.output), harbour: PublishedTree(harbour))
        try studio.sql(
            "UPDATE site SET name = name || ' & Co'; UPDATE service SET location = 'https://meet.google.com/kvt-hwqz-ndr', "
                + "conferencing_enabled = 0 WHERE id = 9")
        #expect(try studio.joinery("build").exit == 3)
        #expect(try PublishedTree(harbour) == before.harbour)
        #expect(try PublishedTree(studio.output) != before.studio)
    }

    @Test func `an unchanged build reads nothing again, and a changed one what it changed`() throws {
        let studio = try Business(Self.hidden)
        try studio.write("{{words.bookings.title}} \(Self.url)", to: "Templates/404.html")
        try studio.build("--no-leak-check")
        #expect(try studio.joinery("build").exit == 0)
        // The second tree is new, and its files are all linked.
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        #expect(try studio.joinery("build").exit == 3)
        try studio.build("--no-leak-check")
        try studio.sql("UPDATE member SET first_name = 'Zoë' WHERE id = 1")
        #expect(try studio.joinery("build").exit == 0)
        try studio.write("{{words.bookings.title}} again \(Self.url)", to: "Templates/404.html")
        #expect(try studio.joinery("build").exit == 3)
    }

    @Test func `verify searches both trees, foreign files too, by the rules as they are now`() throws {
        let studio = try Business()
        try studio.build()
        try studio.sql("UPDATE member SET first_name = 'Zoé' WHERE id = 1")
        try studio.build()
        #expect(try studio.joinery("verify", "--leaks").exit == 0)

        let token = try studio.pages().first { $0.kind == "join" && $0.id == 1 }?.path.dropFirst(2).dropLast(5) ?? ""
        try studio.write("once at \(token)", to: "output/studio/current/m/notes.txt")
        let foreign = try studio.joinery("verify", "--leaks")
        #expect(foreign.exit == 3)
        #expect(foreign.output.contains("  m/….txt: the join page's address of session:1\n"), "\(foreign)")
        try studio.remove("output/studio/current/m/notes.txt")

        // Not built yet: both trees still show it.
        try studio.sql("UPDATE site SET hide_link_in_my_bookings = 1")
        let stale = try studio.joinery("verify", "--leaks", "--format", "json")
        #expect(stale.exit == 3)
        #expect(stale.output.contains("my-bookings:1 (Markdown): the URL of site:studio (Google Meet)"))
        #expect(stale.output.contains("my-bookings:1: the join page's address of session:1"))
        try studio.build()
        #expect(try studio.joinery("verify", "--leaks").output.contains("studio: no link where the rules hide it"))
    }

    /// Rows in which a link's description has words that another page has too.
    private static let described =
        Business.rows + Business.harbour + """
            UPDATE conferencing_account SET link_description = 'Keep your **headphones** ready, and ring 030 1234 5678 if the door (code K7-9930-x) is shut.'
              WHERE id = 1;
            UPDATE booking SET status = 'PENDING';

            """

    @Test func `ordinary words of a description are no leak, and five in a row are, which the message names`() throws {
        let studio = try Business(Self.described)
        try studio.write("# Help\n\nUse headphones. Keep them ready: your headphones are ready.\n", to: "site-data/pages/help.md")
        try studio.build()
        try studio.write("# Help\n\nPlease keep *your* headphones ready, and ring us.\n", to: "site-data/pages/help.md")
        for command in ["build", "check"] {
            let outcome = try studio.joinery(command)
            #expect(outcome.exit == (command == "build" ? 3 : 1), "\(outcome)")
            #expect(
                (outcome.errors + outcome.output).contains("\"keep your headphones ready, and ring\" of the description of site:studio"),
                "\(outcome)")
            #expect((outcome.errors + outcome.output).contains("help"), "\(outcome)")
        }
        // What another business says is its own affair.
        try studio.remove("site-data/pages/help.md")
        try studio.write("# Help\n\nKeep your headphones ready, and ring us.\n", to: "site-data/pages/harbour/help.md")
        try studio.build()
    }

    @Test(
        "a number or a code of a description is a leak by itself",
        arguments: ["Ring 03012345678.": "a number", "It is K7-9930-X!": "a code"])
    func refusesPieces(_ text: String, _ kind: String) throws {
        let studio = try Business(Self.described)
        try studio.write("# Help\n\n\(text)\n", to: "site-data/pages/help.md")
        let outcome = try studio.joinery("build")
        #expect(outcome.exit == 3 && outcome.errors.contains("\(kind) in the description of site:studio"), "\(outcome)")
        #expect(!outcome.errors.lowercased().contains("9930-x") && !outcome.errors.contains("1234"), "\(outcome)")
    }

    @Test("no page is mistaken for a leak", arguments: Innocent.all)
    func findsInnocent(_ innocent: Innocent) throws {
        let studio = try Business(Business.rows + innocent.rows)
        let outcome = try studio.joinery("build")
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(try studio.joinery("verify", "--leaks").exit == 0)
        // There was something to be mistaken for it.
        let published = try PublishedTree(studio.output)
        #expect(published.files.values.contains { $0.text.contains(innocent.seen) }, "\(innocent.seen)")
    }
}

/// Data in which something hidden looks like something shown.
struct Innocent: CustomTestStringConvertible {
    let testDescription: String
    let rows: String
    /// What a page shows.
    let seen: String

    private init(_ name: String, seen: String, _ rows: String) {
        testDescription = name
        self.seen = seen
        self.rows = rows
    }

    static let all = [
        Innocent(
            "a password that is the name of a class", seen: "Morning Yoga",
            "UPDATE conferencing_account SET link_password = 'Morning Yoga'; UPDATE site SET hide_link_in_my_bookings = 1;"),
        Innocent(
            "a password that is somebody's name", seen: "Ines Albrecht",
            "UPDATE conferencing_account SET link_password = 'Ines Albrecht'; UPDATE site SET hide_link_in_my_bookings = 1;"),
        Innocent(
            "a password that is the member's name", seen: "Maximiliane",
            "UPDATE conferencing_account SET link_password = 'Maximiliane'; UPDATE member SET first_name = 'Maximiliane' WHERE id = 1; UPDATE site SET hide_link_in_my_bookings = 1;"
        ),
        Innocent(
            "a password that every page says", seen: "My bookings",
            "UPDATE conferencing_account SET link_password = 'My bookings'; UPDATE site SET hide_link_in_my_bookings = 1;"),
        Innocent(
            "a password that is a date", seen: "24 November 2026",
            "UPDATE conferencing_account SET link_password = '24 November 2026'; UPDATE site SET hide_link_in_my_bookings = 1;"),
        Innocent(
            "a password that is a city of a zone", seen: "Los Angeles",
            """
            UPDATE conferencing_account SET link_password = 'Los Angeles'; UPDATE site SET hide_link_in_my_bookings = 1;
            UPDATE member SET time_zone = 'America/Los_Angeles' WHERE id = 1;
            """),
        Innocent(
            "a description that a service has too", seen: "Bring a mat and water",
            """
            UPDATE conferencing_account SET link_description = 'Bring a mat and water.'; UPDATE site SET hide_link_in_my_bookings = 1;
            UPDATE service SET description = 'Bring a mat and water.';
            """),
        Innocent(
            "a link that is hidden for one session and shown for another", seen: "https://meet.google.com/kvt-hwqz-ndr",
            """
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url) VALUES
              (4, 1, 1, 1795600000, 1795603600, 'SET', 'https://meet.google.com/kvt-hwqz-ndr');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 1, 4, 'PENDING', 0), (5, 2, 4, 'CONFIRMED', 0);
            """),
        Innocent(
            "a hidden link that a shown one begins with", seen: "https://meet.google.com/kvt-hwqz-ndr/two",
            """
            UPDATE booking SET status = 'PENDING';
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url) VALUES
              (4, 1, 1, 1795600000, 1795603600, 'SET', 'https://meet.google.com/kvt-hwqz-ndr/two');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 1, 4, 'CONFIRMED', 0);
            """),
        Innocent(
            "a hidden link that is a host alone", seen: "https://meet.google.com/kvt-hwqz-ndr",
            """
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url) VALUES
              (4, 1, 1, 1795600000, 1795603600, 'SET', 'https://meet.google.com');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 1, 4, 'PENDING', 0);
            """),
        Innocent(
            "a hidden link within the description of a shown one", seen: "or https://zoom.us/j/99887766554",
            """
            UPDATE conferencing_account SET link_description = 'or https://zoom.us/j/99887766554';
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url) VALUES
              (4, 1, 1, 1795600000, 1795603600, 'SET', 'https://zoom.us/j/99887766554');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 1, 4, 'PENDING', 0);
            """),
        Innocent(
            "a link that is none at all", seen: "Morning Yoga",
            """
            INSERT INTO session (id, service_id, staff_id, starts_at, ends_at, link_state, link_url) VALUES
              (4, 1, 1, 1795600000, 1795603600, 'SET', 'Morning Yoga'), (5, 1, 1, 1795600000, 1795603600, 'SET', ''),
              (6, 1, 1, 1795600000, 1795603600, 'SET', 'a');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (4, 1, 4, 'CONFIRMED', 0), (5, 1, 5, 'CONFIRMED', 0);
            """),
        Innocent(
            "a link to the pages themselves", seen: "https://members.example.org",
            """
            UPDATE conferencing_account SET link_url = 'https://members.example.org/', link_description = 'https://members.example.org';
            UPDATE service SET description = 'All is at https://members.example.org';
            UPDATE booking SET status = 'PENDING' WHERE id = 1;
            """),
    ]
}
