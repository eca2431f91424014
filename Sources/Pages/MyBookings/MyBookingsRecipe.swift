internal import Bookings
internal import Digests

/// Digests all that a My Bookings page is made from and the edition: by it a page that would be the same is known without being rendered.
///
/// A whole page (`MyBookingsIngredients`) and the outline of one are added piece by piece in the same way, so both have the same recipe.
struct MyBookingsRecipe {
    private var input = DigestInput()
    private let seed: UInt64
    /// False where something has no row behind it.
    private var isWhole: Bool

    init(_ edition: Edition) {
        seed = edition.seed
        isWhole = edition.digest != nil
        input.add(edition.digest)
    }

    mutating func add(_ member: Member, in zone: ZoneOffsets) {
        isWhole = isWhole && member.row != nil
        input.add(member.row)
        input.add(zone.digest)
    }

    /// Adds a booking, by its row, and the service that it is of. Its sessions follow.
    mutating func add(_ booking: Digest?, of service: PageService, sessionCount: Int, in zone: ZoneOffsets) {
        isWhole = isWhole && booking != nil && service.row != nil
        input.add(booking)
        input.add(service.row)
        input.add(zone.digest)
        input.add(sessionCount)
    }

    /// Adds one of the booking's sessions, and what its client was told of it otherwise.
    mutating func add(_ session: PageSession, _ change: SessionChange?) {
        if !session.add(to: &input) { isWhole = false }
        change.add(to: &input)
    }

    /// Nil where something has no row behind it.
    var digest: Digest? { isWhole ? input.digest(seed: seed) : nil }
}
