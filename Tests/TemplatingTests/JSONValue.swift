@testable import Templating

/// A value of the specification's test data. Numbers are texts.
enum JSONValue: Sendable, Hashable {
    case null
    case flag(Bool)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .text(String(number))
        } else if let number = try? container.decode(Double.self) {
            self = .text(String(number))
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else if let object = try? container.decode([String: JSONValue].self) {
            self = .object(object)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}

extension JSONValue {
    /// An element of a list, and the path that names its shape.
    struct Element: Sendable {
        let value: JSONValue
        let path: String
    }

    /// The shape that declares what this value has, and nothing else. In `lists` are the lists that it is in.
    func shape(path: String = "", lists: [String: Element] = [:]) -> Shape<JSONValue> {
        guard case .object(let members) = self else {
            return Shape(path: path, [field(".", path: path, lists: lists) { $0 }])
        }
        let fields = members.sorted { $0.key < $1.key }.map { name, value in
            value.field(name, path: "\(path)/\(name)", lists: lists) { $0[name] }
        }
        return Shape(path: path, fields)
    }

    private subscript(name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    private var string: String {
        guard case .text(let text) = self else { return "" }
        return text
    }

    private var elements: [JSONValue] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    /// Declares a field that has values such as this one. An empty list in a list of the same name holds what that one holds.
    private func field(
        _ name: String, path: String, lists: [String: Element], _ get: @escaping @Sendable (JSONValue) -> JSONValue
    ) -> Field<JSONValue> {
        switch self {
        case .null, .text: return .verbatimText(name) { get($0).string }
        case .flag: return .flag(name) { get($0) == .flag(true) }
        case .object:
            let shape = shape(path: path, lists: lists)
            return .object(name, shape: { shape }) { get($0) == .null ? nil : get($0) }
        case .list(let elements):
            guard let first = elements.first else {
                guard let outer = lists[name] else { return .verbatimTexts(name) { get($0).elements.map(\.string) } }
                return .list(name, shape: { outer.value.shape(path: outer.path, lists: lists) }) { get($0).elements }
            }
            let element = Element(value: first, path: path + "[]")
            let lists = lists.merging([name: element]) { _, inner in inner }
            return .list(name, shape: { element.value.shape(path: element.path, lists: lists) }) { get($0).elements }
        }
    }
}
