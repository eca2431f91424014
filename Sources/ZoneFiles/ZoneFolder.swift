public import Bookings
private import Crypto
private import Foundation
private import Glibc

/// The system's time zones: a folder of TZif files, each named like its zone (RFC 9636).
///
/// They are read anew by each run, so that an update of the system's package `tzdata` shows at once.
public struct ZoneFolder: Sendable {
    public let path: String

    /// Names the folder, as the system's own C library does.
    public static let variable = "TZDIR"
    public static let systemPath = "/usr/share/zoneinfo"

    public init(path: String = ZoneFolder.systemPath) {
        self.path = path
    }

    /// The zones of this folder; those that it lacks are the program's own.
    public var zones: Zones { Zones { reading(of: $0) } }

    /// Reads a zone: its file's rules, else the program's own with the reason; nil if neither knows it.
    func reading(of name: ZoneName) -> ZoneReading? {
        do {
            return ZoneReading(try rules(of: name))
        } catch {
            return ProgramZone.rules(of: name).map { ZoneReading($0, doubt: error) }
        }
    }

    private func rules(of name: ZoneName) throws(ZoneDoubt) -> ZoneRules {
        let file = "\(path)/\(name.text)"
        do {
            guard let bytes = try Self.bytes(of: file) else { throw hasZones ? ZoneDoubt.noFile(file) : .noFolder(path) }
            return try ZoneRules(tzif: bytes)
        } catch let flaw as TZifFlaw {
            throw .malformed(file, flaw)
        } catch let doubt as ZoneDoubt {
            throw doubt
        } catch {
            throw .unreadable(file)
        }
    }

    /// Whether there are zones at all: every release has had these.
    private var hasZones: Bool {
        ["UTC", "Etc/UTC", "Europe/London"].contains { FileManager.default.fileExists(atPath: "\(path)/\($0)") }
    }

    /// What is told of the data, and what tells it from another release's.
    public var data: ZoneData {
        guard hasZones else { return ZoneData(folder: nil, version: "built in") }
        return ZoneData(folder: path, version: release ?? digest)
    }

    /// "2025b": what the folder says of itself.
    private var release: String? {
        func firstLine(_ name: String) -> Substring? {
            (try? Self.bytes(of: "\(path)/\(name)")).flatMap(\.self).flatMap {
                String(decoding: $0.prefix(100), as: UTF8.self).split(separator: "\n").first
            }
        }
        let version =
            firstLine("tzdata.zi").flatMap { $0.hasPrefix("# version ") ? $0.dropFirst("# version ".count) : nil } ?? firstLine("+VERSION")
        return version.flatMap { text in
            text.utf8.allSatisfy { (33...126).contains($0) } && !text.isEmpty ? String(text) : nil
        }
    }

    /// A digest of all zones, for folders that do not tell their release.
    private var digest: String {
        var digest = SHA256()
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        for name in names.sorted() where ZoneName(name) != nil {
            guard let bytes = try? Self.bytes(of: "\(path)/\(name)"), bytes.starts(with: "TZif".utf8) else { continue }
            digest.update(data: Array("\(name)\0\(bytes.count)\0".utf8))
            digest.update(data: bytes)
        }
        return digest.finalize().prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The largest zone of any release has 4 KB, and the list of all rules 120 KB.
    private static let mostBytes = 1 << 20

    /// Reads a file; nil where there is none. Never waits: a zone may be named like a pipe.
    private static func bytes(of file: String) throws -> [UInt8]? {
        var status = stat()
        guard unsafe stat(file, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw CocoaError(.fileReadUnknown)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        guard status.st_size <= mostBytes, let data = FileManager.default.contents(atPath: file) else { throw CocoaError(.fileReadUnknown) }
        return [UInt8](data)
    }
}
