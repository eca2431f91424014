import Synchronization

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

/// Declares the shapes of the specification's data, where each value has a shape of its own and not each type.
struct JSONShapes: Sendable {
    /// An element of a list, and the path that names its shape.
    private struct Element: Sendable {
        let value: JSONValue
        let path: String
    }

    /// Whether the case prints its texts as they are: they are markup then. No case prints one both ways.
    private let printsMarkup: Bool
    private let identities = Identities()

    init(printsMarkup: Bool) { self.printsMarkup = printsMarkup }

    /// The shape that declares what a value has, and nothing else.
    func shape(of value: JSONValue) -> Shape<JSONValue> { shape(of: value, path: "", lists: [:]) }

    /// In `lists` are the lists that the value is in.
    private func shape(of value: JSONValue, path: String, lists: [String: Element]) -> Shape<JSONValue> {
        let identity = ErasedShape.Identity.type(identities[path])
        guard case .object(let members) = value else {
            return Shape(identity, [field(".", of: value, path: path, lists: lists) { $0 }])
        }
        let fields = members.sorted { $0.key < $1.key }.map { name, value in
            field(name, of: value, path: "\(path)/\(name)", lists: lists) { $0[name] }
        }
        return Shape(identity, fields)
    }

    /// Declares a field that has values such as this one. An empty list in a list of the same name holds what that one holds.
    private func field(
        _ name: String, of value: JSONValue, path: String, lists: [String: Element], _ get: @escaping @Sendable (JSONValue) -> JSONValue
    ) -> Field<JSONValue> {
        switch value {
        case .null, .text:
            return printsMarkup ? .markup(name) { Array(get($0).string.utf8) } : .text(name) { get($0).string }
        case .flag: return .flag(name) { get($0) == .flag(true) }
        case .object:
            let shape = shape(of: value, path: path, lists: lists)
            return .object(name, shape: { shape }) { get($0) == .null ? nil : get($0) }
        case .list(let elements):
            let outer = lists[name] ?? Element(value: .null, path: path + "[]")
            let element = elements.first.map { Element(value: $0, path: path + "[]") } ?? outer
            let lists = elements.isEmpty ? lists : lists.merging([name: element]) { _, inner in inner }
            return .list(name, shape: { shape(of: element.value, path: element.path, lists: lists) }) { get($0).elements }
        }
    }

    /// One identity for each path, as a type has one of its own.
    private final class Identities: Sendable {
        private final class Identity: Sendable {}

        private let byPath = Mutex<[String: Identity]>([:])

        subscript(path: String) -> ObjectIdentifier {
            byPath.withLock { byPath in
                let identity = byPath[path] ?? Identity()
                byPath[path] = identity
                return ObjectIdentifier(identity)
            }
        }
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    fileprivate var string: String {
        guard case .text(let text) = self else { return "" }
        return text
    }

    fileprivate var elements: [JSONValue] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }
}
