import Synchronization

/// Records in a file that has no name, so that a killed build leaves none. The file is made with the first record.
final class RecordSpill: Sendable {
    private struct State {
        var file: Descriptor?
        var count = 0
    }

    private let privateFolder: PrivateFolder
    private let state = Mutex(State())
    private static let target = CallTarget.file("private/" + PrivateFolder.delta)

    init(in privateFolder: PrivateFolder) { self.privateFolder = privateFolder }

    /// Writes records to the end; returns their numbers.
    func append(_ records: EncodedRecords) throws(PublishError) -> Range<Int> {
        let (file, numbers) = try state.withLock { state throws(PublishError) -> (Descriptor, Range<Int>) in
            let file = try self.file(&state)
            let start = state.count
            state.count += records.count
            return (file, start..<state.count)
        }
        try file.write(records.bytes, at: numbers.lowerBound * ManifestFormat.recordSize, on: Self.target)
        return numbers
    }

    /// Reads records into the buffer, as many as it has room for; returns how many.
    func read(_ numbers: Range<Int>, into buffer: RecordBuffer) throws(PublishError) -> Int {
        guard let file = state.withLock({ $0.file }) else { return 0 }
        let wanted = min(numbers.count, buffer.capacity)
        return try unsafe buffer.withBytes(records: wanted) { bytes throws(PublishError) in
            try unsafe file.read(into: bytes, at: numbers.lowerBound * ManifestFormat.recordSize, on: Self.target)
                / ManifestFormat.recordSize
        }
    }

    private func file(_ state: inout State) throws(PublishError) -> Descriptor {
        if let file = state.file { return file }
        let file = try privateFolder.create(PrivateFolder.delta)
        try privateFolder.remove(PrivateFolder.delta)
        state.file = file
        return file
    }
}
