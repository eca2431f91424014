internal import Bookings
internal import Digests

/// All that one of a member's pages is made from besides the edition. `MyBookingsMaker` takes both and can reach nothing else: no other row, no
/// clock.
struct MyBookingsIngredients {
    /// The member, and the pages that lead to one another.
    let parts: MyBookingsParts
    /// Which of them it is.
    let place: Int
    /// The reader's.
    let zone: ZoneOffsets
    /// The part's bookings, in order of their ids.
    let bookings: [Booked]

    /// One booking, and what it is of.
    struct Booked {
        let booking: Booking
        let service: PageService
        /// In order of their start.
        let sessions: [PageSession]
        /// What the client was told otherwise.
        let changes: [Session.ID: SessionChange]
        /// The zone that the booking names, else the reader's.
        let zone: ZoneOffsets
    }

    var part: MyBookingsParts.Part { parts.parts[place] }

    /// Digest of all of it and of the edition, by which a page that would be the same is known without being rendered. Nil where something
    /// has no row behind it, and of a member with several pages: no one piece of work makes them all.
    func recipe(in edition: Edition) -> Digest? {
        guard parts.count == 1 else { return nil }
        let recipe = MyBookingsRecipe(seed: edition.seed)
        var sum = MyBookingsRecipe.Sum()
        for booked in bookings {
            guard let row = booked.booking.row, let target = recipe.target(booked.service, booked.sessions, booked.changes) else {
                return nil
            }
            sum.add(recipe.booking(row, of: target, zone: booked.zone.digest))
        }
        return recipe.page(of: parts.member, zone: zone.digest, in: edition).map { recipe.page($0, with: sum) }
    }

    /// Digest of the rows alone, without time and zones: tells an edited row from the other reasons of a change.
    var rows: Digest {
        var input = DigestInput()
        input.add(parts.member.row)
        for booked in bookings {
            input.add(booked.booking.row)
            input.add(booked.service.row)
            for session in booked.sessions { input.add(session.digest) }
        }
        return input.digest()
    }
}
