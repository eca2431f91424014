import Foundation
import TestKit
import Testing

/// A server that speaks as much of Zoom's API as is used, over real HTTP; gone when the test lets go of it.
public final class ZoomServer {
    private let folder: String
    private let process: RunningProgram
    let port: Int

    public init() throws {
        folder = Scratch.folder + "/joinery-zoom-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        process = try Script("Tests/BusinessKit/zoom_server.py").start([folder])
        try process.waitForFile(folder + "/port")
        port = try #require(Int(String(contentsOfFile: folder + "/port", encoding: .utf8)))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What `zoom sync` is told in the environment.
    public var environment: [String: String] {
        [
            "JOINERY_ZOOM_URL": "http://127.0.0.1:\(port)", "JOINERY_ZOOM_ACCOUNT_ID": "account", "JOINERY_ZOOM_CLIENT_ID": "client",
            "JOINERY_ZOOM_CLIENT_SECRET": "secret",
        ]
    }

    /// Lets the next requests that begin with `request` fail: `lose`, `garbage`, `slow`, `429:2`, `500`, ...
    public func fail(_ request: String, _ how: String, times: Int = 1) throws {
        let fault: [String: Any] = ["on": request, "do": how, "times": times]
        try JSONSerialization.data(withJSONObject: [fault]).write(to: URL(fileURLWithPath: folder + "/faults.json"))
    }

    /// The requests since the last time, without those for a token.
    public func requests() throws -> [String] {
        let path = folder + "/journal"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        try? FileManager.default.removeItem(atPath: path)
        return text.split(separator: "\n").map(String.init).filter { $0 != "POST /oauth/token" }
    }

    public struct Meeting: Decodable, Equatable, Sendable {
        public let id: Int
        public let topic: String
        public let type: Int
        public let start_time: String?
        public let duration: Int?
        public let agenda: String
        public let host: String
        public let password: String
    }

    /// The meetings that Zoom has, in the order in which they were made.
    public func meetings() throws -> [Meeting] {
        struct All: Decodable { let made: [String: Meeting] }
        guard let data = FileManager.default.contents(atPath: folder + "/meetings.json") else { return [] }
        return try JSONDecoder().decode(All.self, from: data).made.values.sorted { $0.id < $1.id }
    }

    /// Deletes every meeting, as its host may do in Zoom itself.
    public func forgetAll() throws {
        try Data(#"{"next": 90000000001, "made": {}}"#.utf8).write(to: URL(fileURLWithPath: folder + "/meetings.json"))
    }
}
