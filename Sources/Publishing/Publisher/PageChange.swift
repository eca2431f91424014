public import RenderedPages

/// A file that a build added, changed or removed, and why. Names no path: that is the member's secret.
public struct PageChange: Equatable, Sendable {
    public enum Kind: UInt8, Sendable, CaseIterable {
        case added, changed, removed
    }

    public let key: PageKey
    public let kind: Kind
    public let reasons: ChangeReasons

    public init(key: PageKey, kind: Kind, reasons: ChangeReasons) {
        self.key = key
        self.kind = kind
        self.reasons = reasons
    }
}

/// Why a file changed: all that differs since the live tree was published.
public struct ChangeReasons: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The file's own rows.
    public static let row = ChangeReasons(rawValue: 1)
    public static let template = ChangeReasons(rawValue: 2)
    public static let configuration = ChangeReasons(rawValue: 4)
    /// Nothing was edited, but time has passed.
    public static let clock = ChangeReasons(rawValue: 8)
    /// The page has another address.
    public static let address = ChangeReasons(rawValue: 16)
    /// The page shows other links.
    public static let links = ChangeReasons(rawValue: 32)
    /// None of the above: another version of the program, of the zone data, or a file that had been altered on disk.
    public static let other = ChangeReasons(rawValue: 64)
}
