internal import Bookings
internal import Digests

/// Digests all that a My Bookings page is made from and the edition: by it a page that would be the same is known without being rendered.
///
/// A whole page (`MyBookingsIngredients`) and outlines of its bookings (`MemberRecipes`) are digested by these functions alike. Each answers
/// with nil where something has no row behind it.
struct MyBookingsRecipe {
    /// The site's: all its editions have the same.
    let seed: UInt64

    /// The digests of a page's bookings, added up: they come in any order, since which comes where on the page follows from their rows.
    struct Sum {
        private(set) var count: Int32 = 0
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        mutating func add(_ booking: Digest) {
            count += 1
            low &+= booking.low
            high &+= booking.high
        }

        var digest: Digest { Digest(low: low, high: high) }
    }

    /// Digests what a booking is of, with its sessions and what its client was told of them otherwise.
    func target(
        _ service: PageService, _ sessions: some Collection<PageSession>, _ changes: [Session.ID: SessionChange]
    ) -> Digest? {
        guard let row = service.row else { return nil }
        var input = DigestInput()
        input.add(row)
        input.add(sessions.count)
        for session in sessions {
            guard session.add(to: &input) else { return nil }
            changes[session.id].add(to: &input)
        }
        return input.digest(seed: seed)
    }

    /// Digests a booking, by its row, in the zone that it is shown in.
    func booking(_ row: Digest, of target: Digest, zone: Digest) -> Digest { Digest(of: row, target, zone, seed: seed) }

    /// Digests a page without its bookings.
    ///
    /// - `zone`: digest of the reader's.
    func page(of member: Member, zone: Digest, in edition: Edition) -> Digest? {
        guard let edition = edition.digest, let row = member.row else { return nil }
        return Digest(of: edition, row, zone, seed: seed)
    }

    /// Digests a page with its bookings.
    func page(_ page: Digest, with bookings: Sum) -> Digest {
        Digest(of: page, bookings.digest, Digest(low: UInt64(bookings.count), high: 0), seed: seed)
    }
}
