/// Which time zone data a run uses.
public struct ZoneData: Hashable, Sendable, CustomStringConvertible {
    /// Nil for the program's own.
    public let folder: String?
    /// The release, such as "2025b"; of data that does not name it, a digest.
    public let version: String

    public var description: String { folder.map { "\(version), from \($0)" } ?? "\(version): there are none in the system" }
}
