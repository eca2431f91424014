/// A program at work on one value.
struct Rendering: ~Copyable {
    /// For each slot the address of the value that is open.
    private var values: [ValueAddress]
    private var output: OutputBuffer

    /// Renders the value at `page` and appends it to `bytes`.
    static func run(_ program: Program, on page: ValueAddress, into bytes: inout [UInt8]) {
        var rendering = Rendering(
            values: Array(repeating: page, count: program.slotCount), output: OutputBuffer(capacity: 1 << 14))
        rendering.run(program.main, of: program)
        rendering.output.write(to: &bytes)
    }

    private mutating func run(_ range: Range<Int>, of program: Program) {
        var next = range.lowerBound
        while next < range.upperBound {
            let instruction = program.code[next]
            next += 1
            if !instruction.literal.isEmpty { output.append(instruction.literal, of: program.literals) }
            switch instruction.step {
            case .nothing: break
            case .text(let slot, let reader): output.append(reader.read(values[slot]), by: program.text)
            case .url(let slot, let reader): output.append(reader.read(values[slot]), by: program.url)
            case .markup(let slot, let reader): output.append(reader.read(values[slot]))
            case .each(let slot, let visitor, let target, let count):
                let hidden = values[target]
                let body = next..<next + count
                visitor.visit(values[slot]) { value in
                    values[target] = value
                    run(body, of: program)
                }
                values[target] = hidden
                next += count
            case .when(let slot, let reader, let count):
                if !reader.read(values[slot]) { next += count }
            case .unless(let slot, let reader, let count):
                if reader.read(values[slot]) { next += count }
            case .call(let start, let count):
                run(start..<start + count, of: program)
            }
        }
    }
}
