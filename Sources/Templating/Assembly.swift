/// Lays a tree of operations out as a list of instructions.
struct Assembly {
    private(set) var code: [Instruction] = []
    private(set) var literals: [UInt8] = []
    private(set) var accesses: [FieldAccess] = []
    private let escaping: Escaping
    /// Where the literal of the next instruction starts.
    private var literalStart = 0
    private var calls: [(index: Int, id: Int)] = []
    /// The bodies of recursions that are called and not yet placed.
    private var waiting: [(id: Int, body: [Operation])] = []

    init(escaping: Escaping) { self.escaping = escaping }

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
            case .print(let source, let scalar): add(printing(scalar, source.slot, keep(source)))
            case .each(let source, let target, let body):
                let access = keep(source)
                nest(body) { .each(slot: source.slot, access, target: target, count: $0) }
            case .when(let source, let body):
                let access = keep(source)
                nest(body) { .when(slot: source.slot, access, count: $0) }
            case .unless(let source, let body):
                let access = keep(source)
                nest(body) { .unless(slot: source.slot, access, count: $0) }
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

    private mutating func keep(_ source: Operation.Source) -> Instruction.Access {
        let access = source.access.access(for: escaping)
        accesses.append(access)
        return .passUnretained(access)
    }

    private func printing(_ scalar: ErasedField.Scalar, _ slot: Int, _ access: Instruction.Access) -> Instruction.Step {
        switch scalar {
        case .text: .text(slot: slot, access)
        case .url: .url(slot: slot, access)
        case .markup: .markup(slot: slot, access)
        case .verbatimText: .verbatimText(slot: slot, access)
        }
    }
}
