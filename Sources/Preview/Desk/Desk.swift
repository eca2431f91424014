/// What the owner's desk lists, in words: members and sessions of one site, or of all in which something was found.
public struct Desk: Sendable {
    public let time: DeskTime
    /// All sites of the database, or those with hits.
    public let tabs: [Tab]
    public let sites: [DeskSite]
    /// What was worked out already, however long ago.
    public let panels: [DeskPanel]

    public init(time: DeskTime, tabs: [Tab], sites: [DeskSite], panels: [DeskPanel]) {
        self.time = time
        self.tabs = tabs
        self.sites = sites
        self.panels = panels
    }

    public struct Tab: Sendable {
        public let id, name: String
        public let isShown: Bool
        /// How many members were found; nil where nobody was searched for.
        public let hits: Int?

        public init(id: String, name: String, isShown: Bool, hits: Int?) {
            self.id = id
            self.name = name
            self.isShown = isShown
            self.hits = hits
        }
    }
}

/// The time that is looked at, on a site's own clock.
public struct DeskTime: Sendable {
    /// "Monday, 23 November 2026, 13:00".
    public let text: String
    /// "Berlin time".
    public let zone: String
    /// As `datetime-local` takes it: `2026-11-23T13:00`.
    public let local: String

    public init(text: String, zone: String, local: String) {
        self.text = text
        self.zone = zone
        self.local = local
    }
}

public struct DeskSite: Sendable {
    public let id, name: String
    public let isLogin: Bool
    /// What holds for the whole site, such as that its owner hides links.
    public let notes: [String]
    /// Pages that are the same for everybody, by path and title.
    public let pages: [(path: String, title: String)]
    public let services: [(id: Int64, name: String)]
    /// Nil where somebody is searched for.
    public let sessions: DeskList<DeskSession>?
    public let members: DeskList<DeskMember>
    public let commands: [DeskCommand]

    public init(
        id: String, name: String, isLogin: Bool, notes: [String], pages: [(path: String, title: String)],
        services: [(id: Int64, name: String)], sessions: DeskList<DeskSession>?, members: DeskList<DeskMember>, commands: [DeskCommand]
    ) {
        self.id = id
        self.name = name
        self.isLogin = isLogin
        self.notes = notes
        self.pages = pages
        self.services = services
        self.sessions = sessions
        self.members = members
        self.commands = commands
    }
}

/// One page of a list that may be long.
public struct DeskList<Row: Sendable>: Sendable {
    public let rows: [Row]
    /// How many there are on all pages.
    public let total: Int
    /// The place of the first row, from zero.
    public let first: Int
    /// From one.
    public let page, pages: Int

    /// Takes one page of `all`; the last one where there are fewer.
    public init<Whole>(_ all: [Whole], page: Int, of size: Int, _ row: (Whole) -> Row) {
        total = all.count
        pages = max(1, (all.count + size - 1) / size)
        self.page = min(max(page, 1), pages)
        first = (self.page - 1) * size
        rows = all[first..<min(first + size, all.count)].map(row)
    }
}

/// What becomes of a link somewhere, in the pages' own words.
public struct DeskState: Equatable, Sendable {
    /// `shown`, `hidden`, `none`, `pending`, `withheld`.
    public let kind: String
    /// "Zoom link", "In person".
    public let words: String

    public init(kind: String, words: String) {
        self.kind = kind
        self.words = words
    }
}

/// What its owner can do, as a command to copy: the desk does nothing itself.
public struct DeskCommand: Equatable, Sendable {
    public let what, text: String

    public init(_ what: String, _ text: String) {
        self.what = what
        self.text = text
    }
}

public struct DeskSession: Sendable {
    public let id: Int64
    public let title, staff: String
    /// "Tuesday, 24 November 2026".
    public let day: String
    /// "08:00 – 09:00".
    public let times: String
    /// "6 booked"; empty where nobody has.
    public let booked: String
    /// The join page's.
    public let path: String
    public let isCancelled: Bool
    /// Nil where the session is cancelled, which says it all.
    public let state: DeskState?
    /// Why it needs its owner, in sentences.
    public let attention: [String]
    public let commands: [DeskCommand]

    public init(
        id: Int64, title: String, staff: String, day: String, times: String, booked: String, path: String, isCancelled: Bool,
        state: DeskState?, attention: [String], commands: [DeskCommand]
    ) {
        self.id = id
        self.title = title
        self.staff = staff
        self.day = day
        self.times = times
        self.booked = booked
        self.path = path
        self.isCancelled = isCancelled
        self.state = state
        self.attention = attention
        self.commands = commands
    }
}

public struct DeskMember: Sendable {
    public let id: Int64
    public let name, email: String
    /// "Next: Tue 24 Nov, 08:00, Morning yoga".
    public let next: String
    /// Where visitors find the page: `/m/….html`, or `/my`.
    public let path: String
    public let attention: [String]
    /// By date, those to come first.
    public let bookings: [DeskBooking]
    /// How many more there are.
    public let more: Int
    public let commands: [DeskCommand]

    public init(
        id: Int64, name: String, email: String, next: String, path: String, attention: [String], bookings: [DeskBooking], more: Int,
        commands: [DeskCommand]
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.next = next
        self.path = path
        self.attention = attention
        self.bookings = bookings
        self.more = more
        self.commands = commands
    }
}

/// One session that a member has booked.
public struct DeskBooking: Sendable {
    public let title, when: String
    /// "Awaiting approval"; empty for what is confirmed.
    public let status: String
    public let isOver, isCancelled: Bool
    /// Nil where nobody goes there.
    public let onPage, inMails: DeskState?
    /// Mails to look at, each with its title.
    public let mails: [(mail: PreviewMail, title: String)]
    public let commands: [DeskCommand]

    public init(
        title: String, when: String, status: String, isOver: Bool, isCancelled: Bool, onPage: DeskState?, inMails: DeskState?,
        mails: [(mail: PreviewMail, title: String)], commands: [DeskCommand]
    ) {
        self.title = title
        self.when = when
        self.status = status
        self.isOver = isOver
        self.isCancelled = isCancelled
        self.onPage = onPage
        self.inMails = inMails
        self.mails = mails
        self.commands = commands
    }
}
