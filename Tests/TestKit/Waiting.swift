import Glibc

/// Waits for what another program does. There is no other way to wait in the tests, and none without a limit.
public enum Waiting {
    /// Far beyond what any step takes on a busy machine: it ends a test that would hang, and says nothing of speed.
    public static let limit = Duration.seconds(600)

    /// Asks every millisecond until the answer is yes.
    ///
    /// - `what`: ends the sentence "waited in vain until …".
    /// - Throws: `InVain` after the limit.
    public static func until(_ what: String, limit: Duration = limit, _ isSo: () throws -> Bool) throws {
        let end = ContinuousClock.now + limit
        while try !isSo() {
            guard ContinuousClock.now < end else { throw InVain(what: what, limit: limit) }
            usleep(1000)
        }
    }

    public struct InVain: Error, CustomStringConvertible {
        let what: String
        let limit: Duration

        public var description: String { "waited in vain until \(what), for \(limit)" }
    }
}
