/// The style sheet as people write it: `url(icons/zoom.svg)` names a file of `Templates/`. Pages load it with the addresses that those
/// files' contents give them.
struct StyleSheet {
    private let text: String

    init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

    /// The files it names, by their path below `Templates/`.
    var files: Set<String> { Set(text.matches(of: Self.reference).map { String($0.path) }) }

    /// The style sheet with the address of each file, by its path; one without an address stays as it is written.
    func addressed(_ addresses: [String: String]) -> String {
        text.replacing(Self.reference) { match in
            let path = String(match.path)
            return "url(\(addresses[path] ?? path))"
        }
    }

    /// Takes more than names that icons may have, so that no name which none can have stays unnoticed.
    private static var reference: Regex<(Substring, path: Substring)> { /url\((?<path>icons\/[^()"'\s]+\.svg)\)/ }
}
