internal import Embedded

extension embedded_file {
    /// Its bytes, which are part of the program.
    var contents: [UInt8] { unsafe Array(UnsafeBufferPointer(start: bytes, count: count)) }
}
