extension Change.Value: Encodable {
    private enum LinkKeys: CodingKey { case provider, digest }

    /// Writes a text, number or truth value as itself, nothing as null, and a link as its provider and digest.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .absent:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .number(let number):
            var container = encoder.singleValueContainer()
            try container.encode(number)
        case .flag(let flag):
            var container = encoder.singleValueContainer()
            try container.encode(flag)
        case .link(let provider, let digest):
            var container = encoder.container(keyedBy: LinkKeys.self)
            try container.encode(provider, forKey: .provider)
            try container.encode(digest.rawValue, forKey: .digest)
        }
    }
}

extension Change.Value: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent: "none"
        case .text(let text): text.isEmpty ? "none" : text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .link(let provider, let digest): "\(provider) (\(digest.short))"
        }
    }
}
