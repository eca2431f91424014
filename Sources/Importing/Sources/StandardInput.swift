private import Foundation

/// Standard input, which is there only once: read when it is first asked for.
package enum StandardInput {
    package static let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
}
