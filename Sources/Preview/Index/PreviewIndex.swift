public import Bookings

/// What the developer's index lists: every site with its members and sessions, and what shows their links.
public struct PreviewIndex: Sendable {
    public let now: Instant
    public let sites: [ListedSite]

    public init(now: Instant, sites: [ListedSite]) {
        self.now = now
        self.sites = sites
    }

    public struct ListedSite: Sendable {
        public let id, name, zone: String
        public let isLogin: Bool
        public let hidesLinkInMyBookings, hidesLinkInEmails: Bool
        public let memberCount, sessionCount: Int
        /// The first of those asked for.
        public let members: [ListedMember]
        /// The first of those that are not over, then the last that are.
        public let sessions: [ListedSession]
        /// Other pages, by path and title.
        public let others: [(path: String, title: String)]

        public init(
            id: String, name: String, zone: String, isLogin: Bool, hidesLinkInMyBookings: Bool, hidesLinkInEmails: Bool, memberCount: Int,
            sessionCount: Int, members: [ListedMember], sessions: [ListedSession], others: [(path: String, title: String)]
        ) {
            self.id = id
            self.name = name
            self.zone = zone
            self.isLogin = isLogin
            self.hidesLinkInMyBookings = hidesLinkInMyBookings
            self.hidesLinkInEmails = hidesLinkInEmails
            self.memberCount = memberCount
            self.sessionCount = sessionCount
            self.members = members
            self.sessions = sessions
            self.others = others
        }
    }

    public struct ListedMember: Sendable {
        public let id: Int64
        public let name: String
        /// Where visitors find the page: `/m/….html`, or `/my`.
        public let path: String
        public let entries: [BookedSession]

        public init(id: Int64, name: String, path: String, entries: [BookedSession]) {
            self.id = id
            self.name = name
            self.path = path
            self.entries = entries
        }
    }

    /// One session of one booking, on both surfaces.
    public struct BookedSession: Sendable {
        public let session: Int64
        public let booking: Int64
        public let title, when, status: String
        public let standing: Standing
        public let page, mail: Revelation

        /// Whether a mail confirms the booking.
        public let isConfirmed: Bool

        public init(
            session: Int64, booking: Int64, title: String, when: String, status: String, standing: Standing, page: Revelation,
            mail: Revelation, isConfirmed: Bool
        ) {
            self.session = session
            self.booking = booking
            self.isConfirmed = isConfirmed
            self.title = title
            self.when = when
            self.status = status
            self.standing = standing
            self.page = page
            self.mail = mail
        }
    }

    public struct ListedSession: Sendable {
        public let id: Int64
        public let title, when: String
        public let isCancelled, isPast: Bool
        /// The join page's.
        public let path: String
        public let joinPage: Revelation

        public init(id: Int64, title: String, when: String, isCancelled: Bool, isPast: Bool, path: String, joinPage: Revelation) {
            self.id = id
            self.title = title
            self.when = when
            self.isCancelled = isCancelled
            self.isPast = isPast
            self.path = path
            self.joinPage = joinPage
        }
    }
}
