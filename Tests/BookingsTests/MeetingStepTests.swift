import Testing

@testable import Bookings

/// What Zoom is asked to do, from what the database calls for, what it knows and what Zoom lists.
@Suite struct MeetingStepTests {
    private let account = Account.ID(1)
    private let target = MeetingTarget.session(Session.ID(81))

    private func demand(now: Instant = Instant(seconds: 0), _ change: (inout Situation) -> Void = { _ in }) throws -> NeededMeetings {
        var situation = Situation()
        situation.defaultAccount = .init(kind: .zoom)
        change(&situation)
        return NeededMeetings(situation.schedule, now: now)
    }

    private func listed(_ id: String, _ wanted: WantedMeeting, plan: MeetingPlan? = nil, agenda: String? = nil) -> ListedMeeting {
        ListedMeeting(meetingID: id, plan: plan ?? wanted.plan, agenda: agenda ?? MeetingMark.agenda(wanted.mark))
    }

    private func steps(_ demand: NeededMeetings, stored: [StoredMeeting] = [], listed: [ListedMeeting] = []) -> [MeetingStep] {
        MeetingStep.steps(demand, stored: stored, listed: [account: listed])
    }

    @Test func `a session not yet over whose link is Zoom's calls for a meeting at its time`() throws {
        let wanted = try #require(try demand().wanted.first)
        #expect(wanted.target == target)
        // Zoom keeps whole minutes: a start at 46:40 is told as 46:00.
        #expect(wanted.plan == MeetingPlan(topic: "Coaching", time: .init(startsAt: Instant(seconds: 999_960), minutes: 60)))
        #expect(try demand(now: Instant(seconds: 1_003_600)).wanted.isEmpty, "over")
        #expect(try demand { $0.kind = .course }.wanted.map(\.plan.time) == [nil])
    }

    @Test func `cancelled and in person need no meeting, any other absence keeps it`() throws {
        #expect(try demand { $0.isCancelled = true }.unneeded == [target])
        #expect(try demand { $0.linkState = .removed }.unneeded == [target])
        #expect(try demand { $0.isConferencingEnabled = false }.unneeded == [target])
        let keeping: [(inout Situation) -> Void] = [
            { $0.plan = .free }, { $0.defaultAccount?.isConnected = false }, { $0.linkState = .set(.ofSession) },
            { $0.defaultAccount = .init(kind: .custom(.ofSite)) },
        ]
        for change in keeping {
            let demand = try demand(change)
            #expect(demand.unneeded.isEmpty && demand.wanted.isEmpty)
        }
    }

    @Test func `what is there is left alone, what moved is updated, what is missing is made`() throws {
        let demand = try demand()
        let wanted = try #require(demand.wanted.first)
        let stored = StoredMeeting(account: account, target: target, meetingID: "7")
        let moved = MeetingPlan(topic: "Coaching", time: .init(startsAt: Instant(seconds: 60), minutes: 60))
        #expect(steps(demand) == [.create(wanted)])
        #expect(steps(demand, stored: [stored], listed: [listed("7", wanted)]) == [])
        #expect(steps(demand, stored: [stored], listed: [listed("7", wanted, plan: moved)]) == [.update(wanted, meetingID: "7")])
        #expect(steps(demand, stored: [stored]) == [.verify(wanted, stored)])
    }

    @Test func `a meeting that carries the mark is taken over, not made again`() throws {
        let demand = try demand()
        let wanted = try #require(demand.wanted.first)
        #expect(steps(demand, listed: [listed("7", wanted)]) == [.adopt(wanted, meetingID: "7")])
        let edited = listed("7", wanted, agenda: "Bring a mat\n\(MeetingMark.agenda(wanted.mark))\nSee you")
        #expect(steps(demand, listed: [edited]) == [.adopt(wanted, meetingID: "7")])
        #expect(steps(demand, listed: [listed("7", wanted, agenda: "Joinery somebody else's")]) == [.create(wanted)])
        let two = ["8", "7"].map { listed($0, wanted) }
        #expect(steps(demand, listed: two) == steps(demand, listed: two.reversed()))
    }

    @Test func `a meeting nobody needs is deleted, written down or not`() throws {
        let wanted = try #require(try demand().wanted.first)
        let unneeded = try demand { $0.isCancelled = true }
        let stored = StoredMeeting(account: account, target: target, meetingID: "7")
        #expect(steps(unneeded, stored: [stored]) == [.delete(target, account, meetingID: "7", stored: true)])
        #expect(steps(unneeded, listed: [listed("7", wanted)]) == [.delete(target, account, meetingID: "7", stored: false)])
        #expect(steps(unneeded) == [])
    }

    @Test func `a host whose list could not be had is left out`() throws {
        #expect(MeetingStep.steps(try demand(), stored: [], listed: [:]) == [])
    }
}
