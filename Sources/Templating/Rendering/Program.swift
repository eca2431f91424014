/// A compiled template: a list of steps, with what they print and read.
final class Program: Sendable {
    let code: [Instruction]
    /// The instructions that are the template itself; others are called.
    let main: Range<Int>
    /// The template's own text, and as much again as may be read beyond it.
    let literals: [UInt8]
    let slotCount: Int
    let text: Escaper
    let url: Escaper
    /// Keeps alive what the instructions refer to.
    private let readers: [any AnyObject & Sendable]

    init(_ operations: [Operation], slotCount: Int, escaping: Escaping) {
        var assembly = Assembly()
        main = assembly.assemble(operations)
        code = assembly.code
        literals = assembly.literals + Array(repeating: 0, count: OutputBuffer.slack)
        readers = assembly.readers
        self.slotCount = slotCount
        text = .text(escaping)
        url = .url(escaping)
    }
}
