import Publishing
import PublishingTestSite
import RenderedPages
import Testing

@Suite struct ReasonTests {
    private func reasons(_ test: TestSite, _ site: SyntheticSite) throws -> [PageChange] { try test.publish(site).changes }

    @Test func `each change tells its reason`() throws {
        let test = try TestSite()
        test.options.keptKinds = []
        var site = SyntheticSite(members: 4)
        let first = try reasons(test, site)
        #expect(first.count == site.pages.count && first.allSatisfy { $0.kind == .added && $0.reasons == .row })
        #expect(first.map(\.key) == site.pages.keys.sorted())

        let key = PageKey(kind: SyntheticSite.join, row: 1)
        site.setJoin(1, link: "https://meet.example/other")
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .changed, reasons: [.row, .links])])

        site.pages[key]?.path = "j/elsewhere.html"
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .changed, reasons: .address)])

        site.inputs.templates += 1
        site.pages[key]?.bytes.append(0x20)
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .changed, reasons: .template)])

        site.inputs.configuration += 1
        site.pages[key]?.bytes.append(0x20)
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .changed, reasons: .configuration)])

        site.inputs.now += 1
        site.pages[key]?.bytes.append(0x20)
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .changed, reasons: .clock)])

        site.pages[key]?.bytes.append(0x20)
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .changed, reasons: .other)])

        site.pages[key] = nil
        #expect(try reasons(test, site) == [PageChange(key: key, kind: .removed, reasons: .row)])
    }

    @Test func `a long list of changes is cut to its first by key, and all are counted`() throws {
        let test = try TestSite()
        test.jobs = 3
        var site = SyntheticSite(members: 0)
        for row in 0..<25_000 {
            site.pages[PageKey(kind: 3, row: Int64(row))] = SyntheticSite.Page(path: "p/\(row).html", bytes: [1])
        }
        site.batchSize = 100
        let batches = site.batches
        var rest = batches[...]
        let report = try Rehearsal(test.folder).run(
            jobs: 3, inputs: site.inputs, options: test.options, next: { _ in rest.popFirst() },
            render: { [site] in site.render($0, into: &$1) }
        )
        #expect(report.changes.map(\.key) == Array(site.pages.keys.sorted().prefix(10_000)))
        #expect(report.added == site.pages.count)
    }

    @Test func `a rehearsal tells what a build would do and writes nothing`() throws {
        let test = try TestSite()
        var rest = ProbeSites.before.batches[...]
        let fresh = try Rehearsal(test.folder).run(
            jobs: 2, inputs: ProbeSites.before.inputs, options: test.options, next: { _ in rest.popFirst() },
            render: { ProbeSites.before.render($0, into: &$1) })
        #expect(fresh.added == ProbeSites.before.pages.count && !fresh.switched)
        #expect(test.paths(in: ".") == [])
        try test.publish(ProbeSites.before)
        let traces = test.traces()
        rest = ProbeSites.after.batches[...]
        let rehearsed = try Rehearsal(test.folder).run(
            jobs: 2, inputs: ProbeSites.after.inputs, options: test.options, next: { _ in rest.popFirst() },
            render: { ProbeSites.after.render($0, into: &$1) })
        #expect(test.traces() == traces)
        let published = try test.publish(ProbeSites.after)
        #expect(rehearsed.changes == published.changes)
        #expect(rehearsed.added == published.added && rehearsed.changed == published.changed)
        #expect(rehearsed.removed == published.removed && rehearsed.unchanged == published.unchanged)
    }
}
