/// Lays a tree of operations out as a list of instructions.
struct Assembly {
    let escaping: Escaping
    private(set) var code: [Instruction] = []
    private(set) var literals: [UInt8] = []
    private(set) var accesses: [FieldAccess] = []
    /// Where the bodies of recursions are.
    private var bodies: [Int: Range<Int>] = [:]
    private var openCalls: [(index: Int, id: Int)] = []

    init(escaping: Escaping) { self.escaping = escaping }

    /// Adds the operations and returns where they are. A body is placed after the code that calls it.
    mutating func assemble(_ operations: [Operation]) -> Range<Int> {
        var waiting: [(id: Int, body: [Operation])] = []
        let range = add(operations, &waiting)
        while let (id, body) = waiting.popLast() { bodies[id] = add(body, &waiting) }
        for (index, id) in openCalls {
            guard let body = bodies[id] else { continue }
            code[index] = .call(start: body.lowerBound, count: body.count)
        }
        return range
    }

    private mutating func add(_ operations: [Operation], _ waiting: inout [(id: Int, body: [Operation])]) -> Range<Int> {
        let start = code.count
        for operation in operations {
            switch operation {
            case .literal(let bytes):
                code.append(.literal(start: literals.count, count: bytes.count))
                literals += bytes
            case .print(let source, let scalar): code.append(printing(scalar, source.slot, keep(source)))
            case .each(let source, let target, let body):
                let access = keep(source)
                nest(body, &waiting) { .each(slot: source.slot, access, target: target, count: $0) }
            case .when(let source, let body):
                let access = keep(source)
                nest(body, &waiting) { .when(slot: source.slot, access, count: $0) }
            case .unless(let source, let body):
                let access = keep(source)
                nest(body, &waiting) { .unless(slot: source.slot, access, count: $0) }
            case .recursion(let id, let body):
                waiting.append((id, body))
                call(id)
            case .recur(let id): call(id)
            }
        }
        return start..<code.count
    }

    /// Adds an instruction for the body that follows it; its length is known only then.
    private mutating func nest(
        _ body: [Operation], _ waiting: inout [(id: Int, body: [Operation])], _ instruction: (_ count: Int) -> Instruction
    ) {
        let index = code.count
        code.append(instruction(0))
        code[index] = instruction(add(body, &waiting).count)
    }

    private mutating func call(_ id: Int) {
        openCalls.append((code.count, id))
        code.append(.call(start: 0, count: 0))
    }

    private mutating func keep(_ source: Operation.Source) -> Instruction.Access {
        let access = source.access.access(for: escaping)
        accesses.append(access)
        return .passUnretained(access)
    }

    private func printing(_ scalar: ErasedField.Scalar, _ slot: Int, _ access: Instruction.Access) -> Instruction {
        switch scalar {
        case .text: .text(slot: slot, access)
        case .url: .url(slot: slot, access)
        case .markup: .markup(slot: slot, access)
        case .verbatimText: .verbatimText(slot: slot, access)
        }
    }
}
