/// What a compiled template does, as a tree: names are resolved, constants and partials are in place.
indirect enum Operation {
    /// Where a value is found: in the slot of the shape that declares it.
    struct Source {
        let slot: Int
        let access: FieldAccess
    }

    case literal([UInt8])
    case print(Source, ErasedField.Scalar)
    /// Renders the body once for each value of the source, with the value in the target slot.
    case each(Source, target: Int, [Operation])
    case when(Source, [Operation])
    case unless(Source, [Operation])
    /// A template that includes itself: its body, and the places in it that begin it anew.
    case recursion(id: Int, [Operation])
    case recur(id: Int)
}

extension [Operation] {
    /// Adds an operation; neighbouring literals become one.
    mutating func add(_ operation: Operation) {
        guard case .literal(let bytes) = operation else { return append(operation) }
        if bytes.isEmpty { return }
        guard case .literal(let before)? = last else { return append(operation) }
        self[count - 1] = .literal(before + bytes)
    }

    mutating func add(_ operations: [Operation]) {
        for operation in operations { add(operation) }
    }
}
