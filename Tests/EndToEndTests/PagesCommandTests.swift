import BusinessKit
import TestKit
import Testing

@Suite struct PagesCommandTests {
    @Test func `pages lists every page in JSON as scripts rely upon`() throws {
        let studio = try Business()

        #expect(
            try studio.joinery("pages", "--format", "json")
                == Outcome(
                    exit: 0,
                    output: """
                        {
                          "pages" : [
                            {
                              "id" : null,
                              "kind" : "index",
                              "name" : "Riverside Studio",
                              "path" : "index.html",
                              "site" : "studio",
                              "url" : "https://members.example.org/index.html"
                            },
                            {
                              "id" : 1,
                              "kind" : "my-bookings",
                              "name" : "Chloé Lefèvre",
                              "path" : "m/\(Self.tokens[0]).html",
                              "site" : "studio",
                              "url" : "https://members.example.org/m/\(Self.tokens[0]).html"
                            },
                            {
                              "id" : 2,
                              "kind" : "my-bookings",
                              "name" : "Jörg Weiß",
                              "path" : "m/\(Self.tokens[1]).html",
                              "site" : "studio",
                              "url" : "https://members.example.org/m/\(Self.tokens[1]).html"
                            },
                            {
                              "id" : 1,
                              "kind" : "join",
                              "name" : "Morning Yoga, 2026-11-24T07:00:00Z",
                              "path" : "j/\(Self.tokens[2]).html",
                              "site" : "studio",
                              "url" : "https://members.example.org/j/\(Self.tokens[2]).html"
                            },
                            {
                              "id" : 2,
                              "kind" : "join",
                              "name" : "Sleep Well, 2026-11-20T18:00:00Z",
                              "path" : "j/\(Self.tokens[3]).html",
                              "site" : "studio",
                              "url" : "https://members.example.org/j/\(Self.tokens[3]).html"
                            },
                            {
                              "id" : 3,
                              "kind" : "join",
                              "name" : "Sleep Well, 2026-11-27T18:00:00Z",
                              "path" : "j/\(Self.tokens[4]).html",
                              "site" : "studio",
                              "url" : "https://members.example.org/j/\(Self.tokens[4]).html"
                            }
                          ],
                          "schema" : 1
                        }

                        """, errors: ""))
    }

    @Test func `a line of pages names whose page it is, or what about`() throws {
        let studio = try Business()
        try studio.write("# Terms of use\n", to: "site-data/pages/terms.md")
        let rows = try studio.doing("pages").split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(
            rows.map { [$0[1], $0[2], $0[4]] } == [
                ["index", "-", "Riverside Studio"], ["my-bookings", "1", "Chloé Lefèvre"], ["my-bookings", "2", "Jörg Weiß"],
                ["join", "1", "Morning Yoga, 2026-11-24T07:00:00Z"], ["join", "2", "Sleep Well, 2026-11-20T18:00:00Z"],
                ["join", "3", "Sleep Well, 2026-11-27T18:00:00Z"], ["page", "-", "Terms of use"],
            ])
    }

    @Test func `what pages lists is what build publishes`() throws {
        let studio = try Business()
        let published = try studio.build()

        let listed = try studio.pages().map(\.path)
        #expect(Set(listed).count == listed.count)
        #expect(
            Set(listed).union(["404.html"]) == Set(published.files.keys.filter { $0.hasSuffix(".html") && !$0.hasSuffix("/index.html") }))
    }

    @Test func `a raised generation gives a page a new address and takes the old one away from both trees`() throws {
        let studio = try Business()
        try studio.build()
        let before = try studio.pages()
        try studio.sql("UPDATE member SET page_generation = 1 WHERE id = 1; UPDATE session SET page_generation = 1 WHERE id = 1")
        try studio.build()
        let after = try studio.pages()

        let gone = Set(before.map(\.path)).subtracting(after.map(\.path))
        #expect(gone.count == 2)
        for tree in ["blue", "green"] {
            for path in gone { #expect(!studio.exists("output/studio/\(tree)/\(path)")) }
        }
    }

    @Test func `pages of an unknown site are a mistake, not an empty list`() throws {
        #expect(
            try Business().joinery("pages", "--site", "harbour")
                == Outcome(
                    exit: 66, output: "",
                    errors: """
                        Error: no site `harbour` in the database `DIR/site-data/bookings.sqlite`: found `studio`
                        Hint: name one of these with `--site`, or leave it out for all

                        """))
    }

    /// Members 1 and 2, sessions 1 to 3: HMACs of the tests' secret, worked out with Python's hmac module.
    private static let tokens = [
        "3y5nvkzux4cjumynvmst7shiz6",
        "kd7jmb5dfs56ailoe6ev4jvi2w",
        "rmpcqyysj4bj3fxrhdua3i46t2",
        "gszoeyze2fuj4omrdlphpje2rc",
        "wjdnb7vq4i262i4fs5n3w6ltcy",
    ]
}
