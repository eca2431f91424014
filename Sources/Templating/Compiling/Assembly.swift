/// Lays a tree of operations out as a list of instructions.
struct Assembly {
    private(set) var code: [Instruction] = []
    private(set) var literals: [UInt8] = []
    /// What the instructions refer to without keeping it alive: to be kept with the instructions.
    private(set) var readers: [any AnyObject & Sendable] = []
    /// Where the literal of the next instruction starts.
    private var literalStart = 0
    private var calls: [(index: Int, id: Int)] = []
    /// The bodies of recursions that are called and not yet placed.
    private var waiting: [(id: Int, body: [Operation])] = []

    /// Adds the operations and returns where they are. The bodies of recursions follow them.
    mutating func assemble(_ operations: [Operation]) -> Range<Int> {
        let main = place(operations)
        var bodies: [Int: Range<Int>] = [:]
        while let (id, body) = waiting.popLast() { bodies[id] = place(body) }
        for (index, id) in calls {
            if let body = bodies[id] { code[index].step = .call(start: body.lowerBound, count: body.count) }
        }
        return main
    }

    private mutating func place(_ operations: [Operation]) -> Range<Int> {
        let start = code.count
        for operation in operations {
            switch operation {
            case .literal(let bytes): literals += bytes
            case .text(let slot, let reader): add(.text(slot: slot, keep(reader)))
            case .url(let slot, let reader): add(.url(slot: slot, keep(reader)))
            case .markup(let slot, let reader): add(.markup(slot: slot, keep(reader)))
            case .each(let slot, let values, let target, let body):
                let values = keep(values)
                nest(body) { .each(slot: slot, values, target: target, count: $0) }
            case .when(let slot, let reader, let body):
                let reader = keep(reader)
                nest(body) { .when(slot: slot, reader, count: $0) }
            case .unless(let slot, let reader, let body):
                let reader = keep(reader)
                nest(body) { .unless(slot: slot, reader, count: $0) }
            case .recursion(let id, let body):
                waiting.append((id, body))
                call(id)
            case .recur(let id): call(id)
            }
        }
        if literalStart < literals.count { add(.nothing) }
        return start..<code.count
    }

    private mutating func add(_ step: Instruction.Step) {
        code.append(Instruction(literal: literalStart..<literals.count, step: step))
        literalStart = literals.count
    }

    /// Adds a step for the body that follows it; the body's length is known only then.
    private mutating func nest(_ body: [Operation], _ step: (_ count: Int) -> Instruction.Step) {
        let index = code.count
        add(step(0))
        code[index].step = step(place(body).count)
    }

    private mutating func call(_ id: Int) {
        calls.append((code.count, id))
        add(.nothing)
    }

    private mutating func keep<Reader>(_ reader: Reader) -> Uncounted<Reader> {
        readers.append(reader)
        return Uncounted(reader)
    }
}
