/// A program at work on one value.
///
/// Its parts are plain pointers: they live as long as `run` does, and a loop over them counts no references.
struct Rendering {
    private let code: UnsafeBufferPointer<Instruction>
    private let literals: UnsafeBufferPointer<UInt8>
    private let text: UnsafeBufferPointer<UInt64>
    private let url: UnsafeBufferPointer<UInt64>
    private let textRule: Escaper.Rule
    private let urlRule: Escaper.Rule
    /// For each slot the address of the value that is open.
    private let values: UnsafeMutableBufferPointer<UnsafeRawPointer>
    private let output: UnsafeMutablePointer<OutputBuffer>

    /// Renders the value at `page`.
    static func run(_ program: Program, on page: UnsafeRawPointer, into output: inout OutputBuffer) {
        program.code.withUnsafeBufferPointer { code in
            program.literals.withUnsafeBufferPointer { literals in
                program.text.table.entries.withUnsafeBufferPointer { text in
                    program.url.table.entries.withUnsafeBufferPointer { url in
                        withUnsafeTemporaryAllocation(of: UnsafeRawPointer.self, capacity: program.slotCount) { values in
                            values.initialize(repeating: page)
                            withUnsafeMutablePointer(to: &output) { output in
                                let rendering = Rendering(
                                    code: code, literals: literals, text: text, url: url, textRule: program.text.rule,
                                    urlRule: program.url.rule, values: values, output: output)
                                rendering.run(program.main)
                            }
                        }
                    }
                }
            }
        }
    }

    private func run(_ range: Range<Int>) {
        var next = range.lowerBound
        while next < range.upperBound {
            let instruction = code[next]
            next += 1
            switch instruction {
            case .literal(let start, let count):
                if let base = literals.baseAddress { output.pointee.append(base + start, count: count) }
            case .text(let slot, let access):
                output.pointee.append(read(slot, access) { $0.text }, by: textRule, text)
            case .url(let slot, let access):
                output.pointee.append(read(slot, access) { $0.text }, by: urlRule, url)
            case .markup(let slot, let access):
                read(slot, access) { $0.markup }.withUnsafeBufferPointer {
                    if let base = $0.baseAddress { output.pointee.append(base, count: $0.count) }
                }
            case .verbatimText(let slot, let access):
                var text = read(slot, access) { $0.text }
                text.withUTF8 { if let base = $0.baseAddress { output.pointee.append(base, count: $0.count) } }
            case .each(let slot, let access, let target, let count):
                let hidden = values[target]
                let body = next..<next + count
                access._withUnsafeGuaranteedRef {
                    $0.visit(values[slot]) { value in
                        values[target] = value
                        run(body)
                    }
                }
                values[target] = hidden
                next += count
            case .when(let slot, let access, let count):
                if !read(slot, access, { $0.isPresent }) { next += count }
            case .unless(let slot, let access, let count):
                if read(slot, access, { $0.isPresent }) { next += count }
            case .call(let start, let count):
                run(start..<start + count)
            }
        }
    }

    @inline(__always)
    private func read<Result>(_ slot: Int, _ access: Instruction.Access, _ field: (FieldAccess) -> FieldAccess.Read<Result>) -> Result {
        access._withUnsafeGuaranteedRef { field($0)(values[slot]) }
    }
}
