import Foundation
import Testing

@testable import Pages

/// What the comment at the top of a template says of its names: a line each, `name  type  example`.
///
/// Indented lines are names of the object or list above them. "As `link.html` has it" means the names that that comment lists.
enum ListedNames {
    struct Name: Hashable {
        /// With the objects and lists it is in: `sessions.title`.
        let path: String
        let type: Kind
    }

    enum Kind: String, CaseIterable {
        case text, url, markup, object, list
        case flag = "true or false"

        /// What the engine calls it, if it cannot be printed.
        var kind: String? {
            switch self {
            case .text, .url, .markup: nil
            case .object: "an object"
            case .list: "a list"
            case .flag: "a flag"
            }
        }
    }

    static let templates = TemplateFolder.builtIn.map(\.path).filter { name in [".html", ".md", ".txt"].contains { name.hasSuffix($0) } }

    static func text(_ template: String) throws -> String {
        let file = try #require(TemplateFolder.builtIn.first { $0.path == template }, "no template \(template)")
        return String(decoding: file.bytes, as: UTF8.self)
    }

    static func of(_ template: String) throws -> [Name] {
        let text = try text(template)
        let end = try #require(text.hasPrefix("{{!") ? text.range(of: "}}") : nil, "Templates/\(template) begins with no comment")
        let comment = text[..<end.lowerBound]
        var names: [Name] = []
        var outer = ""
        for line in comment.split(separator: "\n") {
            if let match = line.firstMatch(of: /^( *)([a-z][\w.]*(?:, [a-z]\w*)*) +(text|url|markup|object|list|true or false)\b(.*)$/) {
                let type = try #require(Kind(rawValue: String(match.3)))
                for name in match.2.split(separator: ", ") {
                    let path = match.1.isEmpty ? String(name) : "\(outer).\(name)"
                    if match.1.isEmpty { outer = path }
                    names.append(Name(path: path, type: type))
                    guard type == .object || type == .list else { continue }
                    for inner in try match.4.matches(of: /[\w-]+\.(?:html|md)/).flatMap({ try of(String($0.0)) }) {
                        // `when.html` calls its own names `when.start`.
                        let part = inner.path.hasPrefix("\(name).") ? String(inner.path.dropFirst(name.count + 1)) : inner.path
                        names.append(Name(path: "\(path).\(part)", type: inner.type))
                    }
                }
            } else if let match = line.firstMatch(of: /Names(?: of the site)?: those of (.*)/) {
                names += try match.1.matches(of: /[\w-]+\.(?:html|md)/).flatMap { try of(String($0.0)) }
                names += match.1.matches(of: /and (\w+), true or false/).map { Name(path: String($0.1), type: .flag) }
            }
        }
        return names
    }

    /// What a template names outside of its comment, but words: for each use all that it may mean.
    static func uses(in template: String) throws -> [[String]] {
        let text = try text(template)
        let body = text[(text.range(of: "}}")?.upperBound ?? text.startIndex)...]
        var uses: [[String]] = []
        var opened: [(name: String, isSection: Bool)] = []
        for match in body.matches(of: /\{\{\{?([#^\/><$!&]?)([^}]+)\}?\}\}/) {
            let name = match.2.trimmingCharacters(in: .whitespaces)
            let sections = opened.filter(\.isSection).map(\.name)
            func use() {
                guard !name.hasPrefix("words."), name != "." else { return }
                let scopes = (0...sections.count).flatMap { end in (0...end).map { sections[$0..<end] } }
                uses.append(scopes.map { ($0 + [name]).joined(separator: ".") })
            }
            switch match.1 {
            case "#":
                use()
                opened.append((name, true))
            case "^":
                use()
                opened.append((name, false))
            case "<", "$": opened.append((name, false))
            case "/": opened.removeLast()
            case ">", "!": break
            default: use()
            }
        }
        return uses
    }
}
