import Publishing
import PublishingTestSite
import RenderedPages
import Testing

@Suite struct PathTests {
    private func publish(_ path: String) throws {
        var site = SyntheticSite(members: 1)
        site.pages[PageKey(kind: SyntheticSite.member, row: 1)]?.path = path
        try TestSite().publish(site)
    }

    @Test(arguments: [
        ("", PathFault.empty), ("/m/a.html", .emptyPart), ("m//a.html", .emptyPart), ("m/", .emptyPart), ("../a.html", .leadingDot),
        ("m/../a.html", .leadingDot), ("m/./a", .leadingDot), ("m/.hidden", .leadingDot), ("m/A.html", .byte(65)), ("m/a b", .byte(32)),
        ("m/a\u{0}b", .byte(0)), ("m/ä", .byte(195)), ("m/a_b", .byte(95)),
    ])
    func `a path that may not be published is refused`(path: String, fault: PathFault) throws {
        #expect(throws: PublishError.invalidPath(PageKey(kind: SyntheticSite.member, row: 1), fault)) { try publish(path) }
    }

    @Test func `a path may have 91 bytes`() throws {
        try publish("m/" + String(repeating: "a", count: 89))
        let fault = PathFault.tooLong(bytes: 92, allowed: 91)
        #expect(throws: PublishError.invalidPath(PageKey(kind: SyntheticSite.member, row: 1), fault)) {
            try publish("m/" + String(repeating: "a", count: 90))
        }
    }

    @Test func `two pages cannot have one path`() throws {
        let test = try TestSite()
        var site = SyntheticSite(members: 4)
        let (first, second) = (PageKey(kind: SyntheticSite.join, row: 1), PageKey(kind: SyntheticSite.join, row: 2))
        let path = site.pages[first]?.path ?? ""
        try test.publish(site)
        site.setMember(1, text: "edited", link: "https://meet.example/m1")
        try test.publish(site)
        let before = test.files()
        site.pages[second]?.path = path
        #expect(throws: PublishError.duplicatePath(first, second)) { try test.publish(site) }
        #expect(test.differences(from: before) == [])
        #expect(throws: PublishError.duplicatePath(second, nil)) { try TestSite().publish(site) }
    }

    @Test func `keys must ascend within a batch and from one to the next`() throws {
        let test = try TestSite()
        for batches in [[[2, 1]], [[1], [1]], [[3], [1]]] {
            var rest = batches[...]
            #expect {
                try test.publisher().prepare(
                    jobs: 1, inputs: SyntheticSite().inputs, options: test.options, logins: nil, next: { _ in rest.popFirst() },
                    render: { rows, batch in
                        for row in rows {
                            batch.add(PageKey(kind: 1, row: Int64(row)), path: "p\(row)-\(batch.files.count)") { _ in }
                        }
                    }
                ).switchLive()
            } throws: { error in
                switch error {
                case PublishError.keysOutOfOrder, PublishError.duplicatePath: true
                default: false
                }
            }
        }
    }

    @Test func `a page in more folders than we keep open is refused`() throws {
        var site = SyntheticSite(members: 0)
        for row in 0..<70 { site.pages[PageKey(kind: 3, row: Int64(row))] = SyntheticSite.Page(path: "f\(row)/a", bytes: [1]) }
        #expect(throws: PublishError.tooManyFolders(limit: 64)) { try TestSite().publish(site) }
    }
}
