import Glibc

@testable import Mailbox
@testable import Publishing

/// What a record of a mail says is written as it was read, and so is a mail's name.
@Sendable func fuzzTold(_ bytes: [UInt8]) throws {
    if let name = MailName(bytes.text) { require(MailName(name.text) == name, "a name is read as written: \(name.text.debugDescription)") }
    guard let record = MailRecord(bytes) else { return }
    guard let again = MailRecord(Array(record.text.utf8)) else {
        return require(false, "what is written is read: \(record.text.debugDescription)")
    }
    require(again.saysSame(as: record) && again.madeAt == record.madeAt, "it says the same: \(record.text.debugDescription)")
}

/// A manifest is whole or none; the records of one that is whole can all be read, whatever they say.
@Sendable func fuzzManifests(_ bytes: [UInt8]) throws {
    try read(bytes)
    // Checksums keep nearly every input out, so once more with those that fit.
    guard !bytes.isEmpty else { return }
    let count = min(bytes.count / ManifestFormat.recordSize, 200)
    let records = Array(bytes.prefix(count * ManifestFormat.recordSize))
    let checksum = Checksum()
    unsafe records.withUnsafeBytes { unsafe checksum.add($0) }
    let header = ManifestHeader(
        build: BuildFacts(
            inputs: BuildInputs(templates: 1, configuration: 2, now: Int64(bytes[0])), newest: Int64(bytes[bytes.count - 1]),
            keptKinds: KindSet()),
        recordCount: count, checksum: checksum.value,
        census: KindCensus(files: [Int](repeating: 0, count: 256), pages: [Int](repeating: 0, count: 256)))
    require(try read(header.encoded + records) == count, "all records are read")
}

/// Reads all of a manifest; nil if it is none.
@discardableResult
private func read(_ bytes: [UInt8]) throws -> Int? {
    var name = Array("/dev/shm/joinery-fuzzing-XXXXXX".utf8CString)
    let raw = unsafe mkstemp(&name)
    require(raw >= 0, "a file in memory")
    unsafe unlink(name)
    let file = Descriptor(owning: raw)
    let target = CallTarget.file("manifest")
    try file.write(bytes, at: 0, on: target)
    guard let manifest = try ManifestReader(file, on: target) else { return nil }
    var count = 0
    try manifest.forEach { record in
        count += 1
        _ = record.path
        _ = record.isKept
    }
    _ = try PathIndex(manifest)
    return count
}
