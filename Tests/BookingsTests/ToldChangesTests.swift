import Bookings
import Testing

@Suite struct ToldChangesTests {
    private static func told(_ start: Int64, _ place: String, _ attendance: Attendance = .expected) -> Told {
        Told(startsAt: Instant(seconds: start), endsAt: Instant(seconds: start + 60), location: place, attendance: attendance)
    }

    private static func change(_ deliveries: [(Delivery.Kind, at: Int64, Told)], now: Told = told(500, "B")) -> SessionChange {
        var change = SessionChange()
        for (kind, at, told) in deliveries {
            change.add(Delivery(kind: kind, deliveredAt: Instant(seconds: at), link: .noLink, told: told), besides: now)
        }
        return change
    }

    @Test func `of what was told otherwise the last is named, time and place each for itself`() {
        let change = Self.change([
            (.confirmation, at: 1, Self.told(100, "A")), (.notice, at: 3, Self.told(500, "C")), (.reminder, at: 2, Self.told(200, "B")),
        ])
        #expect(change.oldTime?.startsAt == Instant(seconds: 200) && change.oldPlace == "C")
        // The order in which they are read is of no matter.
        let backwards = Self.change([
            (.reminder, at: 2, Self.told(200, "B")), (.notice, at: 3, Self.told(500, "C")), (.confirmation, at: 1, Self.told(100, "A")),
        ])
        #expect(backwards == change)
    }

    @Test func `what is as it was told, and what nobody goes to, is no change`() {
        #expect(Self.change([(.confirmation, at: 1, Self.told(500, "B"))]) == SessionChange())
        #expect(Self.change([(.notice, at: 1, Self.told(100, "A", .sessionCancelled))]) == SessionChange())
        #expect(Self.change([(.notice, at: 1, Self.told(100, "A"))], now: Self.told(500, "B", .sessionCancelled)) == SessionChange())
        #expect(Self.change([(.notice, at: 1, Self.told(500, ""))]).oldPlace == nil)
    }

    @Test func `a client's change is theirs, the session's is anybody's`() {
        var changes = ToldChanges()
        let (first, second, session) = (Booking.ID(1), Booking.ID(2), Session.ID(7))
        for (booking, at, start) in [(first, 1, 100), (second, 2, 200)] as [(Booking.ID, Int64, Int64)] {
            changes.add(
                Delivery(kind: .confirmation, deliveredAt: Instant(seconds: at), link: .noLink, told: Self.told(start, "B")), to: booking,
                of: session, besides: Self.told(500, "B"))
        }
        #expect(changes[first][session]?.oldTime?.startsAt == Instant(seconds: 100))
        #expect(changes[second][session]?.oldTime?.startsAt == Instant(seconds: 200))
        #expect(changes[session]?.oldTime?.startsAt == Instant(seconds: 200))
        #expect(changes[Booking.ID(3)].isEmpty && changes[Session.ID(8)] == nil)
    }
}
