public import Digests

/// A time zone by its name.
public struct ZoneOffsets: Sendable {
    /// IANA name.
    public let identifier: String
    /// "New York", or a country where that is the name: "Japan". Nil for what is named after its offset or after nothing that one could visit.
    public let city: String?
    /// Digest of its name and its rules.
    public let digest: Digest
    private let rules: ZoneRules

    public init(identifier: String, rules: ZoneRules) {
        self.identifier = identifier
        self.rules = rules
        city = ZoneName(identifier)?.city
        var input = DigestInput()
        input.add(identifier)
        rules.add(to: &input)
        digest = input.digest()
    }

    /// Looks up the offset in force at `instant`, in seconds east of UTC.
    public func offset(at instant: Instant) -> Int { rules.offset(at: instant) }

    /// All stretches without a change of the clock that hold a part of `span`, in order.
    public func periods(within span: ClosedRange<Instant>) -> [ZoneRules.Period] { rules.periods(within: span) }

    /// Whether the clock shows the time of `instant` twice: an hour put back lies within its reach.
    public func showsTwice(_ instant: Instant) -> Bool { rules.showsTwice(instant) }

    /// Whether its clocks have always shown UTC.
    public var isUTC: Bool { rules.isConstant && rules.offset(at: Instant(seconds: 0)) == 0 }
}
