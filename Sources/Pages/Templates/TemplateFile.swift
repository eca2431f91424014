/// One file of the templates: as built in, and as it stands in a site's own folder.
public struct TemplateFile: Sendable {
    /// Below the folder, such as `words/en.yaml`.
    public let path: String
    /// Nil for a file of the user's own.
    public let builtIn: [UInt8]?
    /// Nil where the folder has no such file: then the built-in one is used.
    public let own: [UInt8]?
    /// What the user's file was a copy of when it was exported; nil where that is not known.
    public let original: [UInt8]?

    public enum State: String, Sendable, CaseIterable {
        /// Used as it is built in.
        case builtIn = "built-in"
        /// A copy that says the same. An update of the program does not reach it.
        case copied
        /// A copy that nobody has changed, of a file that an update of the program has changed since.
        case outdated
        case changed
        /// There is none built in.
        case own
    }

    public var state: State {
        guard builtIn != nil else { return .own }
        guard let own else { return .builtIn }
        if own == builtIn { return .copied }
        return own == original ? .outdated : .changed
    }

    /// Whether an update of the program has changed the file since it was copied.
    public var isBehind: Bool { own != nil && original != nil && original != builtIn && own != builtIn }

    /// The first sentence of the comment that a template begins with; empty where it has none.
    public var purpose: String {
        let text = String(decoding: own ?? builtIn ?? [], as: UTF8.self)
        for opening in ["{{!", "/*", "#"] where text.hasPrefix(opening) {
            let comment = text.dropFirst(opening.count).drop(while: \.isWhitespace)
            let line = comment.prefix { !$0.isNewline }
            return String(line.split(separator: ". ", maxSplits: 1).first ?? "").trimming(" }*/.")
        }
        return ""
    }
}

extension TemplateFolder {
    /// Lists every file that is built in or stands in the folder, in order of their paths.
    public static func files(path: String) throws(TemplateFolderProblem) -> [TemplateFile] {
        let builtIn = Dictionary(Self.builtIn.map { ($0.path, $0.bytes) }) { first, _ in first }
        let own = try read(path)
        let originals = try read("\(path)/\(Self.originals)")
        return Set(builtIn.keys).union(own.keys).sorted().map {
            TemplateFile(path: $0, builtIn: builtIn[$0], own: own[$0], original: originals[$0])
        }
    }

    /// The folder in the user's own that has each exported file as it was then.
    public static let originals = ".originals"
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        let rest = drop { characters.contains($0) }
        return String(rest.reversed().drop { characters.contains($0) }.reversed())
    }
}
