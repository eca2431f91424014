private import CYaml

/// Keeps YAML within what our files need, before a tree is made of it.
///
/// A few lines of aliases stand for gigabytes, and a key that is a collection costs by all that is in it, again on every level. Nesting is
/// followed by recursion. So the file's events are counted first, which costs by its bytes.
public enum YAMLBounds {
    /// A words file has 10 kB; a configuration with a logo, an accent and a sender for each of 10,000 sites 2 MB.
    static let mostBytes = 4 << 20
    /// Ours are nested four levels deep.
    static let deepest = 20
    static let mostValues = 200_000

    /// Throws what is beyond bounds, a key that is no text, or a key given twice; what is no YAML at all is left to those who read it.
    public static func check(_ yaml: String) throws(YAMLProblem) {
        var bytes = Array(yaml.utf8)
        guard bytes.count <= mostBytes else { throw .tooLarge(bytes: bytes.count) }
        // libyaml takes no empty input by a null pointer.
        if bytes.isEmpty { return }
        var count = YAMLCount()
        let result: Result<Void, YAMLProblem> = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            var parser = unsafe yaml_parser_t()
            guard unsafe yaml_parser_initialize(&parser) == 1 else { return .failure(.other) }
            defer { unsafe yaml_parser_delete(&parser) }
            unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            while true {
                var event = unsafe yaml_event_t()
                guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return .success(()) }
                defer { unsafe yaml_event_delete(&event) }
                if unsafe event.type == YAML_STREAM_END_EVENT { return .success(()) }
                do throws(YAMLProblem) {
                    try unsafe count.take(event)
                } catch {
                    return .failure(error)
                }
            }
        }
        try result.get()
    }
}

/// What the events so far come to.
private struct YAMLCount {
    /// An open collection.
    private struct Collection {
        let anchor: String?
        let isMapping: Bool
        /// Of a mapping, whether a key comes next.
        var expectsKey: Bool
        var keys: Set<String> = []
        /// How many values are in it, itself with them.
        var values = 1
    }

    private var open: [Collection] = []
    /// How many values an anchor stands for.
    private var anchors: [String: Int] = [:]
    private var total = 0

    mutating func take(_ event: yaml_event_t) throws(YAMLProblem) {
        let (line, column) = unsafe (Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1)
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            // A scalar has as many bytes as the event says.
            let text = unsafe String(
                decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self)
            if let last = open.indices.last, open[last].isMapping, open[last].expectsKey {
                guard open[last].keys.insert(text).inserted else { throw .repeated(text, line: line, column: column) }
            }
            try unsafe add(1, anchor: Self.text(event.data.scalar.anchor), line, column)
        case YAML_ALIAS_EVENT:
            try refuseKey(line, column)
            let name = unsafe Self.text(event.data.alias.anchor) ?? ""
            try add(anchors[name] ?? 1, anchor: nil, line, column)
        case YAML_SEQUENCE_START_EVENT:
            try begin(isMapping: false, anchor: unsafe Self.text(event.data.sequence_start.anchor), line, column)
        case YAML_MAPPING_START_EVENT: try begin(isMapping: true, anchor: unsafe Self.text(event.data.mapping_start.anchor), line, column)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            guard let ended = open.popLast() else { return }
            if let anchor = ended.anchor { anchors[anchor] = ended.values }
            if let last = open.indices.last { open[last].values += ended.values }
            next()
        default: break
        }
    }

    private mutating func begin(isMapping: Bool, anchor: String?, _ line: Int, _ column: Int) throws(YAMLProblem) {
        try refuseKey(line, column)
        guard open.count < YAMLBounds.deepest else { throw .tooDeep(line: line, column: column) }
        total += 1
        open.append(Collection(anchor: anchor, isMapping: isMapping, expectsKey: isMapping))
    }

    private func refuseKey(_ line: Int, _ column: Int) throws(YAMLProblem) {
        if let last = open.last, last.isMapping, last.expectsKey { throw .keyIsNoText(line: line, column: column) }
    }

    private mutating func add(_ values: Int, anchor: String?, _ line: Int, _ column: Int) throws(YAMLProblem) {
        total += values
        guard total <= YAMLBounds.mostValues else { throw .tooMany(line: line, column: column) }
        if let anchor { anchors[anchor] = values }
        if let last = open.indices.last { open[last].values += values }
        next()
    }

    /// After a key comes its value, and after that the next key.
    private mutating func next() {
        if let last = open.indices.last, open[last].isMapping { open[last].expectsKey.toggle() }
    }

    private static func text(_ name: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        // libyaml's names end in NUL.
        unsafe name.map { unsafe String(cString: $0) }
    }
}
