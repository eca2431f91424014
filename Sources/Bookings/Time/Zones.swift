private import Synchronization

/// What a source says of one zone.
public struct ZoneReading: Sendable {
    public let rules: ZoneRules
    /// Why the rules are not those of the system.
    public let doubt: ZoneDoubt?

    public init(_ rules: ZoneRules, doubt: ZoneDoubt? = nil) {
        self.rules = rules
        self.doubt = doubt
    }
}

/// Why a zone is known only from the program's own data, which no update of the system reaches.
public enum ZoneDoubt: Error, Hashable, Sendable {
    /// There is no folder with zones.
    case noFolder(String)
    /// There is one, without this zone.
    case noFile(String)
    case unreadable(String)
    case malformed(String, TZifFlaw)
}

/// The time zones of a run: each is read when it is first asked for, and then kept for all threads.
public final class Zones: Sendable {
    private let source: @Sendable (ZoneName) -> ZoneReading?
    private let known = Mutex<[String: Known?]>([:])

    private struct Known {
        let zone: ZoneOffsets
        let doubt: ZoneDoubt?
    }

    /// - `source`: finds the rules of a zone; nil if there is no such zone.
    public init(_ source: @escaping @Sendable (ZoneName) -> ZoneReading?) {
        self.source = source
    }

    /// Finds a zone by its IANA name; nil if there is none.
    public func zone(_ identifier: String) -> ZoneOffsets? {
        known.withLock { known in
            if let found = known[identifier] { return found?.zone }
            let found = ZoneName(identifier).flatMap { name in
                source(name).map { Known(zone: ZoneOffsets(identifier: identifier, rules: $0.rules), doubt: $0.doubt) }
            }
            known[identifier] = .some(found)
            return found?.zone
        }
    }

    /// The names of the zones that were asked for so far, also of those that there are not; in order.
    public var names: [String] { known.withLock { $0.keys.sorted() } }

    /// What is wrong with the files of the zones that were asked for so far (<doc:Checks>).
    public var findings: [Finding] {
        let doubts = known.withLock { known in known.values.compactMap { $0?.doubt } }
        return Set(doubts.map(\.finding)).sorted { $0.subject < $1.subject }
    }
}

extension ZoneDoubt {
    fileprivate var finding: Finding {
        let (path, sentence) =
            switch self {
            case .noFolder(let path): (path, "holds no time zones")
            case .noFile(let path): (path, "is not there")
            case .unreadable(let path): (path, "cannot be read")
            case .malformed(let path, let flaw): (path, "is no whole zone file: it \(flaw.sentence)")
            }
        return Finding(
            .warning, .timeZoneData, path, "\(sentence), so the program's own time zone data is used, which may be out of date",
            advice: "install or repair the package `tzdata`, and update it like the rest of the system")
    }
}
