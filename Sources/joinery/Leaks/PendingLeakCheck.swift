import BookingDatabase
import Bookings

/// The leak check of one build, made once: beside other work where the build foresees that it needs one, or else where it first does.
final class PendingLeakCheck {
    private let sources: Sources
    private let sites: [Site.ID]
    private let reader: SecondReader?
    private var background: Background<LeakCheck?>?
    private var made: LeakCheck?

    /// Begun before the build's snapshot is.
    init(_ sources: Sources, _ sites: [Site.ID], readsBeside: Bool) {
        self.sources = sources
        self.sites = sites
        // Where there is no reading beside, there is reading behind.
        reader = readsBeside ? try? sources.database.secondReader() : nil
    }

    /// Makes the check on another thread, for the time that the examination of the database keeps a processor busy.
    func begin() {
        guard background == nil, let reader else { return }
        let (sources, sites) = (sources, sites)
        background = Background { try reader.snapshot { try LeakCheck($0, sources, sites) } }
    }

    /// Answers with the check of what a snapshot holds, made from it if it was not begun, or somebody wrote to the database meanwhile.
    func check(of snapshot: Snapshot) throws -> LeakCheck {
        if let made { return made }
        let check = try background?.value()?.flatMap(\.self) ?? LeakCheck(snapshot, sources, sites)
        made = check
        return check
    }

    /// Ends what goes on beside the build, which has no more use for it.
    func end() {
        guard made == nil, let background else { return }
        reader?.interrupt()
        _ = try? background.value()
    }
}
