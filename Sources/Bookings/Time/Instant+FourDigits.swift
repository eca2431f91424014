extension Instant {
    /// The instant, or the nearest one in the years 1970 to 9999: what the schema lets a session have, and what every reader can write.
    ///
    /// Only a damaged or foreign row holds another, and no arithmetic on it may trap.
    public var inFourDigits: Instant { min(max(self, Instant(seconds: 0)), Instant(seconds: 253_402_300_799)) }
}
