import Bookings
import Testing

/// The order of the page (`Sources/Bookings/Bookings.docc/Time.md`); it is always 1000 now.
@Suite struct TimelineTests {
    /// A session of one hundred seconds with a name.
    struct Occurrence {
        let name: String
        let start: Int64
        var isCancelled = false
    }

    /// Writes each block as `booking:session,session`.
    private func names(_ blocks: [Timeline<Occurrence>.Block]) -> [String] {
        blocks.map { block in "\(block.booking.id):\(block.entries.map(\.session.name).joined(separator: ","))" }
    }

    private func timeline(_ bookings: [(id: Int64, status: Booking.Status, sessions: [Occurrence])]) -> Timeline<Occurrence> {
        Timeline(
            bookings.map { (Booking(id: Booking.ID($0.id), target: .session(Session.ID(1)), status: $0.status), $0.sessions) }
        ) {
            SessionTimes(
                startsAt: Instant(seconds: $0.start), endsAt: Instant(seconds: $0.start + 100), isCancelled: $0.isCancelled,
                now: Instant(seconds: 1000))
        }
    }

    @Test func `the upcoming ascend by start and the past descend`() {
        let page = timeline([
            (1, .confirmed, [Occurrence(name: "later", start: 3000)]),
            (2, .confirmed, [Occurrence(name: "long ago", start: 100)]),
            (3, .confirmed, [Occurrence(name: "soon", start: 2000)]),
            (4, .confirmed, [Occurrence(name: "just now", start: 800)]),
        ])
        #expect(names(page.upcoming) == ["3:soon", "1:later"])
        #expect(names(page.past) == ["4:just now", "2:long ago"])
        #expect(page.cancelledAhead.isEmpty)
    }

    @Test func `a session in progress is upcoming until the second it ends`() {
        let page = timeline([
            (1, .confirmed, [Occurrence(name: "begins now", start: 1000)]),
            (2, .confirmed, [Occurrence(name: "nearly over", start: 901)]),
            (3, .confirmed, [Occurrence(name: "just over", start: 900)]),
        ])
        #expect(names(page.upcoming) == ["2:nearly over", "1:begins now"])
        #expect(names(page.past) == ["3:just over"])
    }

    @Test func `ties are told apart by the booking's id in every list`() {
        let ahead = Occurrence(name: "off", start: 2000, isCancelled: true)
        let page = timeline([
            (9, .confirmed, [Occurrence(name: "a", start: 2000)]), (2, .confirmed, [Occurrence(name: "b", start: 2000)]),
            (8, .confirmed, [Occurrence(name: "c", start: 500)]), (3, .confirmed, [Occurrence(name: "d", start: 500)]),
            (7, .confirmed, [ahead]), (4, .confirmed, [ahead]),
        ])
        #expect(names(page.upcoming) == ["2:b", "9:a"])
        #expect(names(page.past) == ["3:d", "8:c"])
        #expect(names(page.cancelledAhead) == ["4:off", "7:off"])
    }

    @Test func `a booking that is canceled or declined is past, however far ahead the session`() {
        let page = timeline([
            (1, .canceled, [Occurrence(name: "a", start: 5000)]), (2, .declined, [Occurrence(name: "b", start: 6000)]),
            (3, .confirmed, [Occurrence(name: "c", start: 10)]),
        ])
        #expect(names(page.upcoming).isEmpty)
        #expect(names(page.past) == ["2:b", "1:a", "3:c"])
    }

    @Test func `two bookings of one session are two entries`() {
        let same = Occurrence(name: "class", start: 2000)
        #expect(names(timeline([(1, .confirmed, [same]), (2, .pending, [same])]).upcoming) == ["1:class", "2:class"])
    }

    @Test func `a course is one block, among the upcoming at its next upcoming session`() {
        let course = [
            Occurrence(name: "first", start: 100), Occurrence(name: "second", start: 2500), Occurrence(name: "third", start: 9000),
        ]
        let page = timeline([
            (1, .confirmed, [Occurrence(name: "before", start: 2400)]), (2, .confirmed, course),
            (3, .confirmed, [Occurrence(name: "after", start: 2600)]),
        ])
        #expect(names(page.upcoming) == ["1:before", "2:first,second,third", "3:after"])
        #expect(page.upcoming.dropFirst().first?.entries.map(\.phase) == [.past, .upcoming, .upcoming])
        #expect(page.past.isEmpty)
    }

    @Test func `a course whose sessions are all over is past, at its last session`() {
        let course = [Occurrence(name: "first", start: 100), Occurrence(name: "last", start: 600)]
        let page = timeline([
            (1, .confirmed, [Occurrence(name: "before", start: 500)]), (2, .confirmed, course),
            (3, .confirmed, [Occurrence(name: "after", start: 700)]),
        ])
        #expect(names(page.past) == ["3:after", "2:first,last", "1:before"])
    }

    @Test func `a session of a course that is cancelled ahead stands on top by itself, without the rest`() {
        let course = [
            Occurrence(name: "first", start: 100), Occurrence(name: "off", start: 2000, isCancelled: true),
            Occurrence(name: "third", start: 3000),
        ]
        let page = timeline([(1, .confirmed, course), (2, .confirmed, [Occurrence(name: "single", start: 2500)])])
        #expect(names(page.cancelledAhead) == ["1:off"])
        #expect(page.cancelledAhead.first?.entries.map(\.phase) == [.cancelledAhead])
        #expect(names(page.upcoming) == ["2:single", "1:first,third"])
    }

    @Test func `a cancelled session whose time is over is past and stays in its block`() {
        let page = timeline([
            (1, .confirmed, [Occurrence(name: "off", start: 100, isCancelled: true), Occurrence(name: "on", start: 2000)])
        ])
        #expect(names(page.upcoming) == ["1:off,on"])
        #expect(page.cancelledAhead.isEmpty)
    }

    @Test func `a course all of whose sessions are cancelled ahead leaves no empty block behind`() {
        let page = timeline([(1, .confirmed, [Occurrence(name: "off", start: 2000, isCancelled: true)])])
        #expect(names(page.cancelledAhead) == ["1:off"])
        #expect(page.upcoming.isEmpty)
        #expect(page.past.isEmpty)
    }

    @Test func `a course without sessions stands after all that has a date`() {
        let page = timeline([
            (1, .confirmed, []), (2, .confirmed, [Occurrence(name: "far", start: 9_000_000_000)]),
            (3, .canceled, []), (4, .confirmed, [Occurrence(name: "old", start: 1)]),
        ])
        #expect(names(page.upcoming) == ["2:far", "1:"])
        #expect(names(page.past) == ["4:old", "3:"])
    }

    @Test func `nothing booked is an empty page`() {
        let page = timeline([])
        #expect(page.upcoming.isEmpty && page.past.isEmpty && page.cancelledAhead.isEmpty)
    }
}
