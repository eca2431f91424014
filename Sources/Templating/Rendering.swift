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
            if let literals = literals.baseAddress, !instruction.literal.isEmpty {
                output.pointee.append(padded: literals + instruction.literal.lowerBound, count: instruction.literal.count)
            }
            switch instruction.step {
            case .nothing: break
            case .text(let slot, let access):
                output.pointee.append(access._withUnsafeGuaranteedRef { $0.text(in: values[slot]) }, by: textRule, text)
            case .url(let slot, let access):
                output.pointee.append(access._withUnsafeGuaranteedRef { $0.text(in: values[slot]) }, by: urlRule, url)
            case .markup(let slot, let access):
                access._withUnsafeGuaranteedRef { $0.markup(in: values[slot]) }.withUnsafeBufferPointer {
                    if let base = $0.baseAddress { output.pointee.append(base, count: $0.count) }
                }
            case .verbatimText(let slot, let access):
                var text = access._withUnsafeGuaranteedRef { $0.text(in: values[slot]) }
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
                if !access._withUnsafeGuaranteedRef({ $0.isPresent(in: values[slot]) }) { next += count }
            case .unless(let slot, let access, let count):
                if access._withUnsafeGuaranteedRef({ $0.isPresent(in: values[slot]) }) { next += count }
            case .call(let start, let count):
                run(start..<start + count)
            }
        }
    }
}
