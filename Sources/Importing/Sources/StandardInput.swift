private import Glibc

/// Standard input, which is there only once, and may be larger than memory: each value reads all of it.
package struct StandardInput: ~Copyable {
    static let file = Result { () throws(SourceProblem) in try SpooledFile(owning: dup(STDIN_FILENO), "-") }

    private var bytes: SourceBytes

    package init() throws(SourceProblem) { bytes = try SourceBytes(of: "-") }

    /// The next line that is not empty, without its end; nil after the last.
    package mutating func line() throws(SourceProblem) -> [UInt8]? {
        while let line = try bytes.line() {
            if !line.isEmpty { return line }
        }
        return nil
    }
}
