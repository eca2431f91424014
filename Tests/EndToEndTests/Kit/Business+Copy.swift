import BusinessKit
import Foundation
import TestKit
import Testing

extension Business {
    /// The same business in another folder.
    func copy() throws -> Business {
        let other = try Business("")
        try other.remove("site-data")
        let outcome = try Program.named("cp").run(["-a", "\(path)/.", other.path])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return other
    }

    /// What a build of the same data, configuration and templates into an empty folder publishes, by site and path.
    func cleanBuild(now: String = Business.now) throws -> [String: [String: [UInt8]]] {
        let clean = Scratch.folder + "/joinery-clean-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: clean) }
        try FileManager.default.createDirectory(atPath: clean, withIntermediateDirectories: false)
        for folder in ["site-data", "Templates"] where exists(folder) {
            try FileManager.default.copyItem(atPath: "\(path)/\(folder)", toPath: "\(clean)/\(folder)")
        }
        let outcome = try Program.joinery.run(["build", "-C", clean, "--now", now])
        try #require(outcome.exit == 0, "\(outcome.errors)")
        return try Dictionary(
            uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: clean + "/output").map { site in
                (site, try PublishedTree("\(clean)/output/\(site)").contents)
            })
    }
}

extension [String: [UInt8]] {
    /// The same without assets that `clean` does not have: they stay for one switch, for pages loaded before it.
    func withoutAssets(missingIn clean: [String: [UInt8]]) -> [String: [UInt8]] {
        filter { !$0.key.hasPrefix("assets/") || clean[$0.key] != nil }
    }
}
