import BusinessKit
import TestKit
import Testing

/// An edit that cannot be, and what is said about it.
struct BadEdit: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    let exit: Int32
    let errors: String

    init(_ name: String, _ arguments: String, exit: Int32, _ errors: String) {
        self.name = name
        self.arguments = arguments.split(separator: " ").map(String.init)
        self.exit = exit
        self.errors = errors + "\n"
    }

    var testDescription: String { name }

    private static let missing = "\nHint: `joinery pages` lists members and sessions; sites, staff and services stand in the database"
    private static let guests = "\nHint: copy the invitation link that guests get"
    private static let owner = "\nHint: ask the owner, or leave out `--as`"

    static let all: [BadEdit] = [
        BadEdit(
            "a site that is not there", "account connect --site harbour --url https://x.org", exit: 66,
            "Error: no site `harbour` in the database `DIR/site-data/bookings.sqlite`: found `studio`\nHint: name one of these with `--site`, or leave it out for all"
        ),
        BadEdit(
            "a staff member who is not there", "account connect --staff 77 --url https://x.org", exit: 66,
            "Error: there is no `staff:77` in this site; nothing was changed" + missing),
        BadEdit(
            "a session that is not there", "link add 77", exit: 66,
            "Error: there is no `session:77` in this site; nothing was changed" + missing),
        BadEdit(
            "a member who is not there", "member rotate 77", exit: 66,
            "Error: there is no `member:77` in this site; nothing was changed" + missing),
        BadEdit(
            "a course that is not there", "course-link set 77 --url https://x.org", exit: 66,
            "Error: there is no `service:77` in this site; nothing was changed" + missing),
        BadEdit(
            "an appointment given to course-link", "course-link set 1 --url https://x.org", exit: 4,
            "Error: `service:1` is no course: found `APPOINTMENT`, allowed `COURSE`; nothing was changed\nHint: `joinery link set SESSION` sets the link of one session of an appointment or class"
        ),
        BadEdit(
            "http", "link set 11 --url http://x.org", exit: 64,
            "Error: the link does not start with `https://`; nothing was changed" + guests),
        BadEdit(
            "javascript", "link set 11 --url javascript:alert(1)", exit: 64,
            "Error: the link does not start with `https://`; nothing was changed" + guests),
        BadEdit(
            "a user name in the URL", "link set 11 --url https://u:p@x.org/", exit: 64,
            "Error: the link has a user name or password before its host; nothing was changed" + guests),
        BadEdit(
            "a Zoom host's link", "course-link set 3 --url https://us02web.zoom.us/j/1?zak=abc", exit: 64,
            "Error: the link is the host's own Zoom link, which would make every guest a host: use the invitation link (`/j/…`); nothing was changed"
                + guests),
        BadEdit(
            "a link that is too long", "account connect --url https://x.org/\(String(repeating: "a", count: 1987))", exit: 64,
            "Error: the link has 2001 characters, 2000 are allowed; nothing was changed" + guests),
        BadEdit(
            "{session} outside an account", "link set 11 --url https://x.org/{session}", exit: 64,
            "Error: the link holds `{session}`, which has a meaning in the link of an account alone; nothing was changed\nHint: `joinery account connect --url` takes it; write the room's own address here"
        ),
        BadEdit("no link named", "link set 11", exit: 64, "Error: no link is named\nHint: `--url https://…` names it"),
        BadEdit(
            "a Zoom user and a link", "account connect --zoom a@b.org --url https://x.org", exit: 64,
            "Error: both a Zoom user and a link are named\nHint: an account is one of the two"),
        BadEdit(
            "nobody's account", "account disconnect --staff 2", exit: 4,
            "Error: `staff:2` has no account; nothing was changed\nHint: `joinery account list` shows the accounts; `joinery account connect --zoom USER` or `--url URL` connects one"
        ),
        BadEdit(
            "somebody else's session", "link remove 12 --as staff:1", exit: 4,
            "Error: `staff:1` may change their own sessions alone; `session:12` is given by `staff:2`; nothing was changed" + owner),
        BadEdit(
            "a course they are not assigned to", "link set 14 --as staff:2 --url https://x.org", exit: 4,
            "Error: `staff:2` may change the links of courses they are assigned to; `course:3` is none of them; nothing was changed" + owner
        ),
        BadEdit(
            "the site's account", "account connect --as staff:1 --url https://x.org", exit: 4,
            "Error: `staff:1` may change their own account alone; this is the site's default account; nothing was changed\nHint: `--staff 1` names their own account; for the rest ask the owner"
        ),
        BadEdit(
            "the owner's settings", "settings set --as staff:1 --plan FREE", exit: 4,
            "Error: `staff:1` may not do this: it is the owner's; nothing was changed" + owner),
        BadEdit(
            "an actor that is no staff member", "link add 11 --as manager", exit: 64,
            "Error: `--as` is `manager`, allowed `owner` and `staff:ID`"),
        BadEdit(
            "a time zone that is none", "settings set --time-zone Mars/Olympus", exit: 64,
            "Error: the time zone `Mars/Olympus` is unknown; nothing was changed\nHint: write an IANA name, such as `Europe/Berlin`"),
        BadEdit(
            "a base URL with a path", "settings set --base-url https://x.org/members", exit: 64,
            "Error: the base URL `https://x.org/members` is not `https://` and a host alone (`http://localhost` and `http://127.0.0.1` are allowed too); nothing was changed\nHint: write it as `https://members.example.org`"
        ),
        BadEdit(
            "a language without words", "settings set --language xx", exit: 64,
            "Error: there are no words for the language `xx`: found `ar`, `de`, `en`, `es`, `fr`, `ja`, `pt`, `pt-BR`; nothing was changed\nHint: add `Templates/words/<language>.yaml` first"
        ),
        BadEdit(
            "a site that is there", "site add studio --name X --base-url https://x.org --time-zone Europe/Berlin", exit: 4,
            "Error: the site `studio` is there; nothing was changed\nHint: `joinery settings set --site studio` changes it; another site needs another id"
        ),
        BadEdit(
            "a site that no folder can be called", "site add Club! --name X --base-url https://x.org --time-zone Europe/Berlin", exit: 64,
            "Error: `Club!` cannot be a site's id: allowed is 1 to 63 of `a`-`z`, `0`-`9` and `-`, beginning with a letter or digit; nothing was changed\nHint: take a short word: it names the site's folder in `output/`, and never changes"
        ),
        BadEdit(
            "a new site without an address", "site add club --name X --base-url members.example.org --time-zone Europe/Berlin", exit: 64,
            "Error: the base URL `members.example.org` is not `https://` and a host alone (`http://localhost` and `http://127.0.0.1` are allowed too); nothing was changed\nHint: write it as `https://members.example.org`"
        ),
        BadEdit(
            "no setting", "settings set", exit: 64,
            "Error: no setting is named; nothing was changed\nHint: `joinery settings set --help` lists them"),
        BadEdit(
            "explaining a session that is not there", "explain 1 77", exit: 66,
            "Error: there is no `session:77` in this site; nothing was changed" + missing),
    ]
}

@Suite struct BadEditTests {
    @Test("what cannot be is refused in words, with an exit code, and changes nothing", arguments: BadEdit.all)
    func refused(_ edit: BadEdit) throws {
        let business = try Business(Business.rowsWithoutAccount)
        try business.doing("account", "connect", "--url", ArticleTests.meet)
        let before = try business.dump()
        let outcome = try Program.joinery.run(edit.arguments + ["-C", business.path, "--now", Business.now])
        let errors = outcome.errors.replacing(business.path, with: "DIR")
        #expect(
            Outcome(exit: outcome.exit, output: outcome.output, errors: errors) == Outcome(exit: edit.exit, output: "", errors: edit.errors)
        )
        #expect(try business.dump() == before)
    }
}
