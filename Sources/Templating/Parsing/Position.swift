/// Where in a template something is; lines and columns count from one, columns in Unicode scalars.
struct Position: Hashable, Sendable {
    let template: String
    let line: Int
    let column: Int

    init(template: String, offset: Int, in bytes: [UInt8]) {
        var line = 1
        var lineStart = 0
        for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        self.template = template
        self.line = line
        column = 1 + bytes[lineStart..<offset].count { $0 & 0b1100_0000 != 0b1000_0000 }
    }
}
