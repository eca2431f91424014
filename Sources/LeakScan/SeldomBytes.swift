import CByteMarks

/// Bytes that are seldom in pages and often in links: windows end with one of these wherever a text has one.
enum SeldomBytes {
    static func contains(_ byte: UInt8) -> Bool { all[Int(byte)] }

    /// Asked of the search itself, so that both always agree.
    private static let all: [Bool] = {
        let (seldom, base64, runs) = (Marks(), Marks(), Marks())
        var bytes = [0] + Array(0...255 as ClosedRange<UInt8>)
        bytes.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            byte_marks_plain(start + 1, 256, nil, 0, byte_marks_found(seldom: seldom.words, base64: base64.words, runs: runs.words))
        }
        return (0..<256).map { seldom.words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
    }()
}
