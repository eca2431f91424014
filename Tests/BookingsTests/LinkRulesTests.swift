import Testing

@testable import Bookings

/// The two tables of `LinkRules`, row by row.
@Suite struct LinkRulesTests {
    // MARK: 1. Resolve

    /// One line of the document: the row that decides, when, and what it answers.
    struct ResolveLine: CustomTestStringConvertible, Sendable {
        let row: Int
        let when: String
        let answer: Resolution
        let situation: Situation

        init(_ row: Int, _ when: String, _ answer: Resolution, _ change: (inout Situation) -> Void) {
            (self.row, self.when, self.answer) = (row, when, answer)
            var situation = Situation()
            change(&situation)
            self.situation = situation
        }

        var testDescription: String { "row \(row): \(when)" }
    }

    static let resolveLines: [ResolveLine] = [
        ResolveLine(1, "the plan is FREE", .none(.plan)) { $0.plan = .free },
        ResolveLine(1, "the plan is WEBSITE", .none(.plan)) { $0.plan = .website },

        ResolveLine(2, "no default account", .none(.noDefaultAccount)) { $0.defaultAccount = nil },
        ResolveLine(2, "the default account is disconnected", .none(.noDefaultAccount)) { $0.defaultAccount?.isConnected = false },
        ResolveLine(2, "no default account, whatever staff account exists", .none(.noDefaultAccount)) {
            $0.defaultAccount = nil
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },
        ResolveLine(2, "no default account, whatever session link exists", .none(.noDefaultAccount)) {
            $0.defaultAccount?.isConnected = false
            $0.linkState = .set(.ofSession)
        },
        ResolveLine(2, "no default account, whatever course link exists", .none(.noDefaultAccount)) {
            $0.defaultAccount?.isConnected = false
            ($0.kind, $0.courseLink) = (.course, .ofCourse)
        },

        ResolveLine(3, "a cancelled session", .none(.sessionCancelled)) { $0.isCancelled = true },
        ResolveLine(3, "a cancelled session with a link of its own", .none(.sessionCancelled)) {
            ($0.isCancelled, $0.linkState) = (true, .set(.ofSession))
        },

        ResolveLine(4, "REMOVED: in person although the service is online", .none(.removed)) { $0.linkState = .removed },
        ResolveLine(4, "REMOVED, though its course has a link", .none(.removed)) {
            ($0.kind, $0.courseLink, $0.linkState) = (.course, .ofCourse, .removed)
        },

        ResolveLine(5, "a course whose link is set", .link(.ofCourse, .course)) { ($0.kind, $0.courseLink) = (.course, .ofCourse) },
        ResolveLine(5, "a course whose link is set, though the service is in person", .link(.ofCourse, .course)) {
            ($0.kind, $0.courseLink, $0.isConferencingEnabled) = (.course, .ofCourse, false)
        },

        ResolveLine(6, "SET, on an appointment", .link(.ofSession, .session)) { $0.linkState = .set(.ofSession) },
        ResolveLine(6, "SET, on a class, though the service is in person", .link(.ofSession, .session)) {
            ($0.kind, $0.linkState, $0.isConferencingEnabled) = (.class, .set(.ofSession), false)
        },
        ResolveLine(6, "SET, though the staff member has an account", .link(.ofSession, .session)) {
            $0.linkState = .set(.ofSession)
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },

        ResolveLine(7, "INHERIT, and the service is in person", .none(.inPerson)) { $0.isConferencingEnabled = false },
        ResolveLine(7, "INHERIT and in person, though the staff member has an account", .none(.inPerson)) {
            $0.isConferencingEnabled = false
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },

        ResolveLine(8, "an appointment, and its staff member has an account", .link(.ofStaff, .staff(Situation.staffMemberAccount))) {
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },
        ResolveLine(8, "a class, and its staff member has an account", .link(.ofStaff, .staff(Situation.staffMemberAccount))) {
            $0.kind = .class
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },
        ResolveLine(
            8, "ADDED to a service in person, and its staff member has an account", .link(.ofStaff, .staff(Situation.staffMemberAccount))
        ) {
            ($0.isConferencingEnabled, $0.linkState) = (false, .added)
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },
        ResolveLine(8, "the staff member's Zoom: the meeting made with it", .link(.zoomOfStaff, .staff(Situation.staffMemberAccount))) {
            $0.staffAccount = .init(kind: .zoom)
            ($0.meetingOfStaff, $0.meetingOfSite) = (.zoomOfStaff, .zoomOfSite)
        },
        ResolveLine(
            8, "the staff member's Zoom, and only the site's Zoom has a meeting",
            .pending(.zoomMeetingMissing, .staff(Situation.staffMemberAccount))
        ) {
            $0.staffAccount = .init(kind: .zoom)
            $0.meetingOfSite = .zoomOfSite
        },

        ResolveLine(9, "an appointment without more ado", .link(.ofSite, .site(Situation.siteAccount))) { _ in },
        ResolveLine(9, "a class without more ado", .link(.ofSite, .site(Situation.siteAccount))) { $0.kind = .class },
        ResolveLine(9, "no staff member", .link(.ofSite, .site(Situation.siteAccount))) {
            $0.hasStaff = false
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },
        ResolveLine(9, "the staff account is disconnected: it counts as absent", .link(.ofSite, .site(Situation.siteAccount))) {
            $0.staffAccount = .init(kind: .custom(.ofStaff), isConnected: false)
        },
        ResolveLine(9, "a course never uses a staff account", .link(.ofSite, .site(Situation.siteAccount))) {
            $0.kind = .course
            $0.staffAccount = .init(kind: .custom(.ofStaff))
        },
        ResolveLine(9, "ADDED to a service in person", .link(.ofSite, .site(Situation.siteAccount))) {
            ($0.isConferencingEnabled, $0.linkState) = (false, .added)
        },
        ResolveLine(9, "ADDED to a course in person", .link(.ofSite, .site(Situation.siteAccount))) {
            ($0.kind, $0.isConferencingEnabled, $0.linkState) = (.course, false, .added)
        },
        ResolveLine(9, "the site's Zoom: the meeting made with it", .link(.zoomOfSite, .site(Situation.siteAccount))) {
            $0.defaultAccount = .init(kind: .zoom)
            ($0.meetingOfStaff, $0.meetingOfSite) = (.zoomOfStaff, .zoomOfSite)
        },
        ResolveLine(9, "the site's Zoom, for a course: the course's meeting", .link(.zoomOfSite, .site(Situation.siteAccount))) {
            ($0.kind, $0.defaultAccount, $0.meetingOfSite) = (.course, .init(kind: .zoom), .zoomOfSite)
        },
        ResolveLine(9, "the site's Zoom, and no meeting yet", .pending(.zoomMeetingMissing, .site(Situation.siteAccount))) {
            $0.defaultAccount = .init(kind: .zoom)
        },

        ResolveLine(5, "an unsafe course link is withheld", .withheld(.unsafeLink, .course)) {
            ($0.kind, $0.courseLink) = (.course, .unsafe)
        },
        ResolveLine(6, "an unsafe session link is withheld", .withheld(.unsafeLink, .session)) { $0.linkState = .set(.unsafe) },
        ResolveLine(
            8, "an unsafe staff link is withheld, not replaced by the site's", .withheld(.unsafeLink, .staff(Situation.staffMemberAccount))
        ) {
            $0.staffAccount = .init(kind: .custom(.unsafe))
        },
        ResolveLine(9, "an unsafe default link is withheld", .withheld(.unsafeLink, .site(Situation.siteAccount))) {
            $0.defaultAccount = .init(kind: .custom(.unsafe))
        },
        ResolveLine(9, "an unsafe Zoom meeting is withheld", .withheld(.unsafeLink, .site(Situation.siteAccount))) {
            ($0.defaultAccount, $0.meetingOfSite) = (.init(kind: .zoom), .unsafe)
        },
    ]

    @Test("a session's link is what the first matching row says", arguments: resolveLines)
    func resolve(_ line: ResolveLine) throws {
        let facts = try #require(line.situation.facts)
        #expect(LinkRules.resolve(facts) == line.answer)
        #expect(ResolveRule.table.first { $0.decide(facts) != nil }?.number == line.row)
    }

    private func expect(_ row: Int, _ answer: Resolution, _ situation: Situation) throws {
        let facts = try #require(situation.facts)
        #expect(ResolveRule.table.first { $0.decide(facts) != nil }?.number == row)
        #expect(LinkRules.resolve(facts) == answer)
    }

    /// Everything that can decide is true at once; each step takes away what decided.
    @Test func `each row decides only when no row above it does`() throws {
        var course = Situation(
            plan: .free, defaultAccount: nil, staffAccount: .init(kind: .custom(.ofStaff)), kind: .course, isConferencingEnabled: false,
            courseLink: .ofCourse, linkState: .removed, isCancelled: true)
        try expect(1, .none(.plan), course)
        course.plan = .businessEcommerce
        try expect(2, .none(.noDefaultAccount), course)
        course.defaultAccount = .init(kind: .custom(.ofSite))
        try expect(3, .none(.sessionCancelled), course)
        course.isCancelled = false
        try expect(4, .none(.removed), course)
        course.linkState = .inherit
        try expect(5, .link(.ofCourse, .course), course)
        course.courseLink = nil
        try expect(7, .none(.inPerson), course)
        course.isConferencingEnabled = true
        try expect(9, .link(.ofSite, .site(Situation.siteAccount)), course)

        var lesson = Situation(staffAccount: .init(kind: .custom(.ofStaff)), kind: .class, isConferencingEnabled: false)
        lesson.linkState = .set(.ofSession)
        try expect(6, .link(.ofSession, .session), lesson)
        lesson.linkState = .inherit
        try expect(7, .none(.inPerson), lesson)
        lesson.linkState = .added
        try expect(8, .link(.ofStaff, .staff(Situation.staffMemberAccount)), lesson)
        lesson.staffAccount = nil
        try expect(9, .link(.ofSite, .site(Situation.siteAccount)), lesson)
    }

    @Test func `every source, every absence, every wait and every danger occurs in the table`() {
        let answers = Self.resolveLines.map(\.answer)
        #expect(
            Set(answers.compactMap { if case .link(_, let source) = $0 { source.code } else { nil } })
                == Set(Resolution.Source.Code.allCases))
        #expect(Set(answers.compactMap { if case .none(let absence) = $0 { absence } else { nil } }) == Set(Resolution.Absence.allCases))
        #expect(Set(answers.compactMap { if case .pending(let wait, _) = $0 { wait } else { nil } }) == Set(Resolution.Wait.allCases))
        #expect(
            Set(answers.compactMap { if case .withheld(let danger, _) = $0 { danger } else { nil } }) == Set(Resolution.Danger.allCases))
        #expect(Set(Self.resolveLines.map(\.row)) == Set(ResolveRule.table.map(\.number)))
    }

    @Test func `the rows of both tables stand in the document's order`() {
        #expect(ResolveRule.table.map(\.number) == Array(1...9))
        #expect(RevealRule.table.map(\.number) == Array(1...6))
    }

    // MARK: 2. Reveal

    /// One line of the document: the row that decides, for whom and where, and what it answers.
    struct RevealLine: CustomTestStringConvertible, Sendable {
        let row: Int
        let resolution: Resolution
        let booking: Booking.Status?
        let surface: Surface
        let hidden: Set<Surface>
        let state: Revelation.State
        let reason: String

        init(
            _ row: Int, _ resolution: Resolution, _ booking: Booking.Status?, _ surface: Surface, hidden: Set<Surface> = [],
            _ state: Revelation.State, _ reason: String
        ) {
            (self.row, self.resolution, self.booking, self.surface) = (row, resolution, booking, surface)
            (self.hidden, self.state, self.reason) = (hidden, state, reason)
        }

        var testDescription: String {
            "row \(row): \(resolution), \(booking?.rawValue ?? "join page"), \(surface.rawValue), hidden \(hidden.map(\.rawValue).sorted())"
        }
    }

    private static let online = Resolution.link(.ofSite, .site(Situation.siteAccount))
    private static let everywhere: Set<Surface> = [.myBookings, .email]

    static let revealLines: [RevealLine] = [
        RevealLine(1, .none(.plan), .confirmed, .myBookings, .none, "plan"),
        RevealLine(1, .none(.noDefaultAccount), .confirmed, .email, .none, "no-default-account"),
        RevealLine(1, .none(.sessionCancelled), .confirmed, .myBookings, .none, "session-cancelled"),
        RevealLine(1, .none(.removed), .confirmed, .email, .none, "removed"),
        RevealLine(1, .none(.inPerson), .pending, .myBookings, hidden: everywhere, .none, "in-person"),

        RevealLine(
            2, .pending(.zoomMeetingMissing, .site(Situation.siteAccount)), .confirmed, .myBookings, .pending, "zoom-meeting-missing"),
        RevealLine(
            2, .pending(.zoomMeetingMissing, .site(Situation.siteAccount)), .waitingList, .email, hidden: everywhere, .pending,
            "zoom-meeting-missing"),

        RevealLine(3, .withheld(.unsafeLink, .site(Situation.siteAccount)), .confirmed, .myBookings, .withheld, "unsafe-link"),
        RevealLine(
            3, .withheld(.unsafeLink, .site(Situation.siteAccount)), .declined, .email, hidden: everywhere, .withheld, "unsafe-link"),

        RevealLine(4, online, .created, .myBookings, .withheld, "booking-created"),
        RevealLine(4, online, .pending, .myBookings, .withheld, "booking-pending"),
        RevealLine(4, online, .waitingList, .email, .withheld, "booking-waiting-list"),
        RevealLine(4, online, .declined, .email, .withheld, "booking-declined"),
        RevealLine(4, online, .canceled, .myBookings, hidden: everywhere, .withheld, "booking-canceled"),

        RevealLine(5, online, .confirmed, .myBookings, hidden: [.myBookings], .hidden, "hidden-in-my-bookings"),
        RevealLine(5, online, .confirmed, .email, hidden: [.email], .hidden, "hidden-in-emails"),
        RevealLine(5, online, .confirmed, .myBookings, hidden: everywhere, .hidden, "hidden-in-my-bookings"),
        RevealLine(5, online, .confirmed, .email, hidden: everywhere, .hidden, "hidden-in-emails"),
        RevealLine(5, online, nil, .myBookings, hidden: [.myBookings], .hidden, "hidden-in-my-bookings"),

        RevealLine(6, online, .confirmed, .myBookings, .shown, "site"),
        RevealLine(6, online, .confirmed, .email, .shown, "site"),
        RevealLine(6, online, .confirmed, .myBookings, hidden: [.email], .shown, "site"),
        RevealLine(6, online, .confirmed, .email, hidden: [.myBookings], .shown, "site"),
        RevealLine(6, online, nil, .myBookings, .shown, "site"),
        RevealLine(6, online, nil, .myBookings, hidden: [.email], .shown, "site"),
        RevealLine(6, .link(.ofStaff, .staff(Situation.staffMemberAccount)), .confirmed, .myBookings, .shown, "staff"),
        RevealLine(6, .link(.ofSession, .session), .confirmed, .email, .shown, "session"),
        RevealLine(6, .link(.ofCourse, .course), .confirmed, .myBookings, .shown, "course"),
    ]

    @Test("a member gets what the first matching row says", arguments: revealLines)
    func reveal(_ line: RevealLine) {
        let site = Situation(hidesLinkInEmails: line.hidden.contains(.email), hidesLinkInMyBookings: line.hidden.contains(.myBookings)).site
        let revelation = LinkRules.reveal(line.resolution, booking: line.booking, on: line.surface, of: site)
        #expect(revelation.state == line.state)
        #expect(revelation.reason == line.reason)
        #expect(revelation.link == (line.state == .shown ? line.resolution.link : nil))
        let facts = RevealFacts(
            resolution: line.resolution, booking: line.booking, surface: line.surface, hidesLink: line.hidden.contains(line.surface))
        #expect(RevealRule.table.first { $0.decide(facts) != nil }?.number == line.row)
    }

    @Test func `every state and every reason code and source occurs in the table`() {
        let states = Set(Self.revealLines.map(\.state))
        let reasons = Set(Self.revealLines.map(\.reason))
        #expect(states == Set(Revelation.State.allCases))
        let codes =
            Resolution.Absence.allCases.map(\.rawValue) + Resolution.Wait.allCases.map(\.rawValue)
            + Resolution.Danger.allCases.map(\.rawValue)
            + Resolution.Source.Code.allCases.map(\.rawValue) + Surface.allCases.map { Revelation.hidden($0).reason }
            + Booking.Status.allCases.filter { $0 != .confirmed }.map { Revelation.withheld(.booking($0)).reason }
        #expect(reasons == Set(codes))
    }

    @Test("hidden and shown again, the link is the same", arguments: Surface.allCases)
    func hidingDeletesNothing(surface: Surface) {
        let shown = LinkRules.reveal(Self.online, booking: .confirmed, on: surface, of: Situation().site)
        let hiding = Situation(hidesLinkInEmails: true, hidesLinkInMyBookings: true).site
        #expect(LinkRules.reveal(Self.online, booking: .confirmed, on: surface, of: hiding) == .hidden(surface))
        #expect(LinkRules.reveal(Self.online, booking: .confirmed, on: surface, of: Situation().site) == shown)
    }
}
