import Digests
import Foundation
import RenderedPages
import TestKit
import Testing

@testable import Publishing

/// A manifest says what was appended, whatever it lies over: as if every one were written whole.
@Suite struct ManifestTests {
    @Test(arguments: 0..<40) func `a series of manifests says what was appended`(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let folder = try Folder()
        var records = Self.records(&numbers, among: 1...Int.random(in: 1...3000, using: &numbers))
        var before: ManifestReader?
        for round in 0..<12 {
            let tree: TreeName = round.isMultiple(of: 2) ? .blue : .green
            let draft = try ManifestDraft(in: folder.folder, of: Self.facts(round), since: before) { writer throws(PublishError) in
                try Self.write(records, to: writer, since: before, &numbers)
            }
            try draft.place(as: tree)
            let read = try #require(try folder.folder.manifest(of: tree, besides: Bool.random(using: &numbers) ? before : nil))
            try expect(read, records, draft.header)
            #expect(folder.bases.count <= 2 && folder.temporaries == [])
            before = read
            // Mostly few change, sometimes many, sometimes all go.
            switch Int.random(in: 0..<8, using: &numbers) {
            case 0: Self.change(&records, Int.random(in: 0...records.count, using: &numbers), &numbers)
            case 1: records = Self.records(&numbers, among: 1...500)
            case 2: records = []
            case 3, 4: Self.change(&records, Int.random(in: 0...5, using: &numbers), &numbers)
            default: for _ in 0..<min(records.count, 20) { Self.write(&records, &numbers) }
            }
        }
    }

    @Test func `a few changes are a few bytes`() throws {
        var numbers = SeededGenerator(seed: 1)
        let folder = try Folder()
        var records = Self.records(&numbers, among: 1...20_000)
        var before: ManifestReader?
        for (round, tree) in [TreeName.blue, .green, .blue].enumerated() {
            try ManifestDraft(in: folder.folder, of: Self.facts(round), since: before) { writer throws(PublishError) in
                for record in records { try writer.append(record) }
            }.place(as: tree)
            before = try folder.folder.manifest(of: tree)
            for _ in 0..<3 { Self.write(&records, &numbers) }
        }
        #expect(folder.bases.count == 1)
        for tree in TreeName.allCases {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder.path)/\(tree.rawValue).manifest"))
            #expect(bytes.count <= ManifestFormat.headerSize + ManifestOverlay.byteCount(3 * 2))
        }
    }

    @Test func `the address of a file that is gone or has another is nowhere on the disk`() throws {
        var numbers = SeededGenerator(seed: 4)
        let folder = try Folder()
        var records = Self.records(&numbers, among: 1...2000)
        var before: ManifestReader?
        var gone: Set<String> = []
        for round in 0..<20 {
            for tree in [TreeName.blue, .green] {
                try ManifestDraft(in: folder.folder, of: Self.facts(round), since: before) { writer throws(PublishError) in
                    for record in records { try writer.append(record) }
                }.place(as: tree)
                before = try folder.folder.manifest(of: tree)
            }
            let files = folder.names.map { FileManager.default.contents(atPath: "\(folder.path)/\($0)") ?? Data() }
            let text = files.map { String(decoding: $0, as: UTF8.self) }
            for path in gone { #expect(!text.contains { $0.contains(path + "\0") }, "\(path)") }
            let old = Set(records.map(\.path.text))
            Self.change(&records, 2, &numbers)
            gone = gone.union(old).subtracting(records.map(\.path.text)).subtracting([""])
            if gone.count > 100 { gone = [] }
        }
    }

    @Test func `a manifest that holds all records itself, as 1.0 wrote it, is read, and the next lies over a base`() throws {
        var numbers = SeededGenerator(seed: 2)
        let folder = try Folder()
        let records = Self.records(&numbers, among: 1...500)
        try ManifestDraft(in: folder.folder, of: Self.facts(0), since: nil) { writer throws(PublishError) in
            for record in records { try writer.append(record) }
        }.place(as: .blue)
        // A base is what such a manifest was.
        try FileManager.default.removeItem(atPath: folder.path + "/blue.manifest")
        try FileManager.default.moveItem(atPath: folder.path + "/" + (folder.bases.first ?? ""), toPath: folder.path + "/blue.manifest")
        let old = try #require(try folder.folder.manifest(of: .blue))
        try expect(old, records, old.header)
        #expect(old.header.base == nil)
        try ManifestDraft(in: folder.folder, of: Self.facts(1), since: old) { writer throws(PublishError) in
            try writer.appendAll(of: ManifestCursor(old), before: nil)
        }.place(as: .green)
        let new = try #require(try folder.folder.manifest(of: .green))
        try expect(new, records, new.header)
        #expect(new.header.base != nil && folder.bases.count == 1)
    }

    @Test func `what is torn, altered or without its base is no manifest`() throws {
        var numbers = SeededGenerator(seed: 3)
        let folder = try Folder()
        var records = Self.records(&numbers, among: 1...500)
        var before: ManifestReader?
        for tree in [TreeName.blue, .green] {
            try ManifestDraft(in: folder.folder, of: Self.facts(0), since: before) { writer throws(PublishError) in
                for record in records { try writer.append(record) }
            }.place(as: tree)
            before = try folder.folder.manifest(of: tree)
            for _ in 0..<5 { Self.write(&records, &numbers) }
        }
        for name in ["green.manifest", try #require(folder.bases.first)] {
            let path = folder.path + "/" + name
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for _ in 0..<60 {
                var bytes = whole
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: bytes[bytes.indices.randomElement(using: &numbers) ?? 0] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
                case 1: bytes.removeLast(Int.random(in: 1...bytes.count, using: &numbers))
                default: bytes += [0]
                }
                try bytes.write(to: URL(fileURLWithPath: path))
                // What follows the records of a base says nothing.
                let isLonger = bytes.count > whole.count && name != "green.manifest"
                #expect(try (folder.folder.manifest(of: .green) == nil) == !isLonger)
            }
            try FileManager.default.removeItem(atPath: path)
            #expect(try folder.folder.manifest(of: .green) == nil)
            try whole.write(to: URL(fileURLWithPath: path))
            #expect(try folder.folder.manifest(of: .green) != nil)
        }
    }

    private func expect(_ read: ManifestReader, _ records: [ManifestRecord], _ header: ManifestHeader) throws {
        var found: [ManifestRecord] = []
        try read.forEach { found.append($0) }
        #expect(found.map(\.bytes) == records.map(\.bytes))
        #expect(read.count == records.count && read.header.checksum == header.checksum)
        var census = KindCensus()
        for record in records where !record.isKept { census.count(record.key) }
        #expect(read.header.census.files == census.files && read.header.census.pages == census.pages)
        for record in records.indices.shuffled().prefix(20).map({ records[$0] }) {
            let first = records.firstIndex { $0.key >= record.key }
            #expect(try ManifestCursor(read, from: record.key).index == first)
            #expect(read.indexNotAfter(record.key) <= first ?? 0)
        }
    }

    /// Appends records in any of the ways in which builds do.
    private static func write(
        _ records: [ManifestRecord], to writer: ManifestWriter, since before: ManifestReader?, _ numbers: inout SeededGenerator
    ) throws(PublishError) {
        guard let before, Bool.random(using: &numbers) else {
            for record in records { try writer.append(record) }
            return
        }
        // Only what differs is said; all else is taken over.
        var old: [[UInt8]] = []
        try before.forEach { old.append($0.bytes) }
        let changed = Set(old).symmetricDifference(records.map(\.bytes)).map { PageKey(of: $0) }.sorted()
        let cursor = try ManifestCursor(before)
        let keys: [PageKey] = changed.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
        for key in keys {
            try writer.appendAll(of: cursor, before: key)
            while cursor.key == key { try cursor.advance() }
            for record in records where record.key == key { try writer.append(record) }
        }
        try writer.appendAll(of: cursor, before: nil)
    }

    private static func facts(_ round: Int) -> BuildFacts {
        BuildFacts(inputs: BuildInputs(templates: 1, configuration: 2, now: Int64(round)), newest: Int64(round), keptKinds: KindSet([3]))
    }

    private static func records(_ numbers: inout SeededGenerator, among rows: ClosedRange<Int>) -> [ManifestRecord] {
        var records: [ManifestRecord] = []
        for row in rows where Int.random(in: 0..<3, using: &numbers) > 0 { add(Int64(row), to: &records, &numbers) }
        sort(&records)
        return records
    }

    /// Adds the files of a page: one or two, the first perhaps with one that is kept beside it.
    private static func add(_ row: Int64, to records: inout [ManifestRecord], _ numbers: inout SeededGenerator) {
        for form: UInt8 in 0...UInt8.random(in: 0...1, using: &numbers) {
            let key = PageKey(kind: row.isMultiple(of: 50) ? 3 : 1, row: row, form: form)
            records.append(record(key, [], &numbers))
            if key.kind == 3, Bool.random(using: &numbers) { records.append(record(key, .kept, &numbers)) }
        }
    }

    /// Gives a file other content.
    private static func write(_ records: inout [ManifestRecord], _ numbers: inout SeededGenerator) {
        let place = Int.random(in: records.indices, using: &numbers)
        let old = records[place]
        records[place] = ManifestRecord(
            key: old.key, flags: old.flags, identity: old.identity, digest: Digest(low: numbers.next(), high: 0), links: 0, data: 0,
            modified: 2, byteCount: 1, path: old.path)
    }

    private static func change(_ records: inout [ManifestRecord], _ count: Int, _ numbers: inout SeededGenerator) {
        for _ in 0..<count {
            let row = Int64.random(in: 1...3100, using: &numbers)
            let start = records.firstIndex { ($0.key.kind, $0.key.row) >= (row.isMultiple(of: 50) ? 3 : 1, row) } ?? records.count
            let end = records[start...].firstIndex { $0.key.row != row } ?? records.count
            var new: [ManifestRecord] = []
            if Int.random(in: 0..<4, using: &numbers) > 0 { add(row, to: &new, &numbers) }
            records.replaceSubrange(start..<end, with: new)
        }
        sort(&records)
    }

    private static func sort(_ records: inout [ManifestRecord]) {
        records.sort { ($0.key, $0.isKept ? 1 : 0) < ($1.key, $1.isKept ? 1 : 0) }
    }

    private static func record(_ key: PageKey, _ flags: ManifestRecord.Flags, _ numbers: inout SeededGenerator) -> ManifestRecord {
        guard let path = try? StoredPath(checking: "m/\(key.row)-\(key.form).\(UInt8.random(in: 0...9, using: &numbers))", of: key) else {
            preconditionFailure("a path like those of pages")
        }
        return ManifestRecord(
            key: key, flags: flags, identity: Identity(name: 1, email: 2, externalID: 3), digest: Digest(low: numbers.next(), high: 0),
            links: 0, data: 0, modified: 1, byteCount: 1, path: path)
    }
}

/// A site's private folder, and nothing else.
private final class Folder {
    let path: String
    let folder: PrivateFolder

    init() throws {
        path = NSTemporaryDirectory() + "manifests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let raw = unsafe open(path, O_RDONLY | O_DIRECTORY)
        try #require(raw >= 0)
        folder = PrivateFolder(folder: Descriptor(owning: raw))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
    var bases: [String] { names.filter { $0.hasSuffix(PrivateFolder.baseEnding) } }
    var temporaries: [String] { names.filter { $0.hasPrefix(".") } }
}

extension ManifestRecord {
    fileprivate var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: ManifestFormat.recordSize)
        bytes.withMutableRawSpan { encode(to: &$0) }
        return bytes
    }
}

extension PageKey {
    fileprivate init(of record: [UInt8]) { self = unsafe ManifestRecord.key(in: record.span.bytes) }
}
