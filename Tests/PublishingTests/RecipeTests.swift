import Digests
import Foundation
import Publishing
import PublishingTestSite
import RenderedPages
import Synchronization
import TestKit
import Testing

/// Pages are rendered only where what they are made from is another.
@Suite struct RecipeTests {
    /// Publishes pages of members, each with its recipe and text; returns which were rendered.
    private func publish(
        _ pages: [Int64: (recipe: UInt64?, text: String)], to test: TestSite, all: Bool = false
    ) throws -> (rendered: Set<Int64>, report: PublishReport) {
        let rendered = Mutex<Set<Int64>>([])
        var rest = [pages.keys.sorted()][...]
        var options = test.options
        options.rendersAll = all
        let report = try test.publisher().prepare(
            jobs: 1, inputs: SyntheticSite().inputs, options: options, logins: nil, next: { _ in rest.popFirst() },
            render: { rows, batch in
                for row in rows {
                    guard let page = pages[row] else { continue }
                    batch.addPage(kind: 1, row: row, recipe: page.recipe.map { Digest(low: $0, high: 0) }) { batch in
                        _ = rendered.withLock { $0.insert(row) }
                        for form: UInt8 in 0...1 {
                            batch.add(PageKey(kind: 1, row: row, form: form), path: "m/\(row).\(form)") { $0 += Array(page.text.utf8) }
                        }
                    }
                }
            }
        ).switchLive()
        test.options.time += 1
        return (rendered.withLock { $0 }, report)
    }

    private func recipes(of test: TestSite) throws -> String {
        let live = try FileManager.default.destinationOfSymbolicLink(atPath: test.path + "/current")
        return test.path + "/private/\(live).recipes"
    }

    @Test func `only pages with another recipe are rendered`() throws {
        let test = try TestSite()
        #expect(try publish([1: (1, "a"), 2: (2, "b"), 3: (nil, "c")], to: test).rendered == [1, 2, 3])
        let unchanged = try publish([1: (1, "a"), 2: (2, "b"), 3: (nil, "c")], to: test)
        #expect(unchanged.rendered == [3])
        #expect(unchanged.report.unchanged == 6 && !unchanged.report.switched && unchanged.report.pages == 3)
        let changed = try publish([1: (1, "a"), 2: (5, "B"), 3: (nil, "c"), 4: (4, "d")], to: test)
        #expect(changed.rendered == [2, 3, 4])
        #expect(changed.report.changed == 2 && changed.report.added == 2 && changed.report.linked == 4)
        #expect(try publish([1: (1, "a"), 2: (5, "B"), 3: (nil, "c"), 4: (4, "d")], to: test).rendered == [3])
    }

    @Test func `a page that goes takes its recipe with it`() throws {
        let test = try TestSite()
        _ = try publish([1: (1, "a"), 2: (2, "b")], to: test)
        #expect(try publish([2: (2, "b")], to: test).report.removed == 2)
        #expect(try publish([1: (1, "a"), 2: (2, "b")], to: test).rendered == [1])
    }

    @Test func `another recipe with the same bytes is remembered and switches nothing`() throws {
        let test = try TestSite()
        _ = try publish([1: (1, "a")], to: test)
        let second = try publish([1: (2, "a")], to: test)
        #expect(second.rendered == [1] && !second.report.switched)
        #expect(try publish([1: (2, "a")], to: test).rendered == [])
    }

    @Test func `a page that its recipe does not make is found and repaired when all are rendered`() throws {
        let test = try TestSite()
        _ = try publish([1: (1, "a"), 2: (2, "b")], to: test)
        // The program forgot an ingredient.
        #expect(try publish([1: (1, "A"), 2: (2, "b")], to: test).report.staleCount == 0)
        #expect(try String(contentsOfFile: test.path + "/current/m/1.0", encoding: .utf8) == "a")

        let all = try publish([1: (1, "A"), 2: (2, "b")], to: test, all: true)
        #expect(all.rendered == [1, 2])
        #expect(all.report.staleCount == 1 && all.report.stale == [PageKey(kind: 1, row: 1)])
        #expect(try String(contentsOfFile: test.path + "/current/m/1.0", encoding: .utf8) == "A")
        #expect(try publish([1: (1, "A"), 2: (2, "b")], to: test, all: true).report.staleCount == 0)
    }

    @Test(arguments: ["missing", "torn", "longer", "another manifest's", "another version's", "empty"])
    func `a book that cannot be believed says nothing`(fault: String) throws {
        let test = try TestSite()
        _ = try publish([1: (1, "a"), 2: (2, "b")], to: test)
        let path = try recipes(of: test)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        switch fault {
        case "missing": try FileManager.default.removeItem(atPath: path)
        case "torn": bytes.removeLast(7)
        case "longer": bytes += [0]
        case "another manifest's":
            _ = try publish([1: (1, "a"), 2: (3, "B")], to: test)
            try bytes.write(to: URL(fileURLWithPath: recipes(of: test)))
        case "another version's": bytes[0] ^= 1
        default: bytes = Data()
        }
        if fault != "missing", fault != "another manifest's" { try bytes.write(to: URL(fileURLWithPath: path)) }
        let pages: [Int64: (recipe: UInt64?, text: String)] =
            fault == "another manifest's" ? [1: (1, "a"), 2: (3, "B")] : [1: (1, "a"), 2: (2, "b")]
        let again = try publish(pages, to: test)
        #expect(again.rendered == [1, 2] && !again.report.switched)
        // And is written again.
        #expect(try publish(pages, to: test).rendered == [])
    }
}
