import Bookings
import Testing

/// Upcoming or past (`Sources/Bookings/Bookings.docc/Time.md`); the session lasts from 1000 to 2000.
@Suite struct BookingPhaseTests {
    static let lines: [(now: Int64, isCancelled: Bool, booking: Booking.Status, phase: BookingPhase)] = [
        (0, false, .confirmed, .upcoming),
        (0, false, .pending, .upcoming),
        (0, false, .waitingList, .upcoming),
        (0, false, .created, .upcoming),
        (0, false, .declined, .past),
        (0, false, .canceled, .past),
        (999, false, .confirmed, .upcoming),
        (1000, false, .confirmed, .upcoming),
        (1500, false, .confirmed, .upcoming),
        (1999, false, .confirmed, .upcoming),
        (2000, false, .confirmed, .past),
        (2001, false, .confirmed, .past),
        (0, true, .confirmed, .cancelledAhead),
        (0, true, .waitingList, .cancelledAhead),
        (1999, true, .confirmed, .cancelledAhead),
        (2000, true, .confirmed, .past),
        (0, true, .canceled, .past),
        (0, true, .declined, .past),
    ]

    @Test("a session is upcoming until it ends, unless it or the booking is off", arguments: lines)
    func phase(now: Int64, isCancelled: Bool, booking: Booking.Status, phase: BookingPhase) {
        #expect(
            BookingPhase(
                isOver: SessionTimes(
                    startsAt: Instant(seconds: 1000), endsAt: Instant(seconds: 2000), isCancelled: isCancelled, now: Instant(seconds: now)
                ).isOver, isCancelled: isCancelled, booking: booking) == phase)
    }
}
