import Foundation
import Publishing
import PublishingTestSite
import Testing

/// Checks after each build of a series what must hold whatever came before.
struct SeriesChecker {
    private let test: TestSite
    /// The newest modification time seen at a path, and the content it had.
    private var seen: [String: (modified: Int, bytes: [UInt8])] = [:]
    /// Every content an asset's path ever had: what may be kept.
    private var assets: [String: [UInt8]] = [:]

    init(_ test: TestSite) { self.test = test }

    mutating func check(_ site: SyntheticSite) throws {
        for (key, page) in site.pages where key.kind == SyntheticSite.asset { assets[page.path] = page.bytes }
        #expect(test.differences(from: site.files, kept: assets) == [])
        #expect(test.strays == [])
        try checkNoOldLinks(site)
        noteTimes()
        #expect(try test.publisher().verify(jobs: 2).findings == [])
        let traces = test.traces()
        #expect(!(try test.publish(site)).switched)
        #expect(test.traces() == traces)
    }

    /// After a rollback only the times are certain.
    mutating func noteRollback() {
        #expect(test.strays == [])
        noteTimes()
    }

    /// No page of the older tree may have an address or show a link that the site has not.
    private func checkNoOldLinks(_ site: SyntheticSite) throws {
        let pages = Dictionary(site.pages.values.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        for (path, bytes) in test.files(in: test.standby) where !path.hasPrefix("assets/") {
            guard let page = pages[path] else {
                Issue.record("revoked page `\(path)` is still in the older tree")
                continue
            }
            #expect(String(decoding: bytes, as: UTF8.self).hasSuffix(String(decoding: page.links, as: UTF8.self)))
        }
    }

    /// Another content at a path must look newer than anything seen there before, and the same content never older.
    private mutating func noteTimes() {
        for (path, bytes) in test.files() {
            let modified = test.modified("current/" + path)
            if let before = seen[path] {
                if before.bytes == bytes {
                    #expect(modified >= before.modified, "`\(path)` looks older")
                } else {
                    #expect(modified > before.modified, "`\(path)` changed in the same second")
                }
            }
            seen[path] = (modified, bytes)
        }
    }
}
