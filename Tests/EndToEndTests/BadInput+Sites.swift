extension BadInput {
    static let sites =
        ["Mars/Olympus", "PST", "Europe/Berlin "].map { zone in
            BadInput.finding(
                "the site's time zone `\(zone)`", "site:studio", "has the time zone `\(zone)`, which is unknown",
                advice: "write an IANA name, such as `Europe/Berlin`", sql: "UPDATE site SET time_zone = '\(zone)'")
        }
        + ["tlh", ""].map { language in
            BadInput.finding(
                "the site's language `\(language)`", "site:studio", "has the language `\(language)`, for which there are no words",
                advice: "add its words to `Templates/words/`, or correct the site's language",
                sql: "UPDATE site SET language = '\(language)'")
        }
        + ["http://members.example.org", "https://members.example.org/my", "https://members.example.org/", "members.example.org"].map {
            url in
            BadInput.finding(
                "the site's address `\(url)`", "site:studio",
                "has the `base_url` `\(url)`; allowed is `https://` and a host (`http://` before localhost and 127.0.0.1 alone)",
                advice: "write it like `https://members.example.org`: no path, no user name, no slash at the end",
                sql: "UPDATE site SET base_url = '\(url)'")
        }
        + [
            BadInput(
                "no site", exit: 4,
                """
                Error: the database `DIR/site-data/bookings.sqlite` has no site
                Hint: `joinery site add ID --name NAME --base-url https://… --time-zone Europe/Berlin` adds one
                """
            ) { studio in
                try studio.sql(
                    """
                    DELETE FROM booking; DELETE FROM member; DELETE FROM session; DELETE FROM service_staff; DELETE FROM service;
                    DELETE FROM conferencing_account; DELETE FROM staff; DELETE FROM site;
                    """)
            },
            BadInput(
                "no member where there were some", exit: 4,
                """
                Error: `DIR/output/studio`: there were 2 my-bookings pages, now there is none; nothing was published
                Hint: look at the database; if nobody is to be published any more, move `DIR/output/studio` away
                """
            ) { try $0.sql("DELETE FROM booking; DELETE FROM member") },
            finding(
                "a description that is too long", "service:1", "has a description of 100001 bytes; at most 100000 are allowed",
                advice: "write a shorter one, or put the text on a web page and link to it",
                sql: "UPDATE service SET description = printf('%.*c', 100001, '*') WHERE id = 1"),
        ]
}
