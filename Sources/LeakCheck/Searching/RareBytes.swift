import CByteMarks

/// Bytes that are rare in pages and often in links: windows end with one of these wherever a text has one.
enum RareBytes {
    static func contains(_ byte: UInt8) -> Bool { all[Int(byte)] }

    /// Asked of the search itself, so that both always agree.
    private static let all: [Bool] = {
        let rare = ByteMarks()
        var bytes = [0] + Array(0...255 as ClosedRange<UInt8>)
        unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe byte_marks_fold(start + 1, 256, nil, 0, rare.words)
        }
        // A capital letter, as it is in no plain text, is marked like the small one.
        return (0..<256).map { unsafe rare.words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
    }()
}
