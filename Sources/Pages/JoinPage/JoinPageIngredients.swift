internal import Bookings
internal import Digests

/// All that a session's join page is made from, in every language that it is in. `JoinPageMaker` can reach nothing else: no other row, no clock.
struct JoinPageIngredients {
    let session: PageSession
    /// What clients were told of it otherwise.
    let change: SessionChange?
    /// The site's own language first.
    let versions: [Version]
    /// The one booking that there is; nil where there are several, or it names no place to change it.
    let managed: Managed?

    /// The page in one language.
    struct Version {
        let edition: Edition
        /// The one that all of its readers are in, else the site's.
        let zone: ZoneOffsets
    }

    struct Managed {
        /// Digest of the booking's row.
        let row: Digest
        /// Where its client cancels or moves it; empty where that is not safe to open, and while only the recipe is asked for.
        let page: String
    }

    /// Digest of all of it; nil where no rows are behind it.
    var recipe: Digest? {
        guard let own = versions.first?.edition else { return nil }
        var input = DigestInput()
        for version in versions {
            guard let digest = version.edition.digest else { return nil }
            input.add(digest)
            input.add(version.edition.translation?.place ?? -1)
            input.add(version.zone.digest)
        }
        change.add(to: &input)
        input.add(managed?.row)
        return session.add(to: &input) ? input.digest(seed: own.seed) : nil
    }
}
