import Foundation
import Publishing
import PublishingTestSite
import Synchronization
import Testing

@Suite struct ReaderTests {
    /// A page is its number, a thousand times: torn, mixed, missing or older than before is seen at once.
    @Test func `a reader during many switches sees whole pages, none missing, none older`() async throws {
        let test = try TestSite()
        func site(_ version: Int) -> SyntheticSite {
            var site = SyntheticSite(members: 20)
            site.setMember(1, text: String(repeating: "\(version) ", count: 1000), link: "https://meet.example/m1")
            return site
        }
        try test.publish(site(0))
        let isDone = Atomic<Bool>(false)
        let path = test.path + "/current/m/member-1-0.html"
        let reader = Task.detached {
            var newest = 0
            var reads = 0
            while !isDone.load(ordering: .relaxed) || reads == 0 {
                guard let data = FileManager.default.contents(atPath: path) else { return "missing" }
                let words = String(decoding: data, as: UTF8.self).split(separator: " ").dropFirst(2).dropLast()
                guard words.count == 1000, Set(words).count == 1, let version = Int(words.first ?? "") else { return "torn" }
                if version < newest { return "older" }
                newest = version
                reads += 1
            }
            return "fine"
        }
        for version in 1...150 { try test.publish(site(version)) }
        isDone.store(true, ordering: .relaxed)
        #expect(await reader.value == "fine")
    }
}
