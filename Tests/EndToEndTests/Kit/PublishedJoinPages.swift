import BusinessKit
import Foundation

/// The join pages of a published site, and what leads there, as a visitor finds them.
struct PublishedJoinPages {
    private let texts: [String: String]

    /// - Parameter files: contents by path below the web root.
    init(_ files: [String: [UInt8]]) throws {
        texts = files.filter { $0.key.hasPrefix("m/") || $0.key.hasPrefix("j/") }.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// The language of a page.
    func language(of path: String) -> String? { texts[path]?.firstMatch(of: /<html lang="([^"]+)"/).map { String($0.1) } }

    /// What leads to no page, or to one in another language than the page that it stands on: in pages, in their Markdown, in calendars.
    var leadingAstray: [String] {
        texts.keys.sorted().filter { $0.hasSuffix(".html") && texts[$0]?.isEmpty == false }.flatMap { path in
            let reader = language(of: path)
            return ["html", "md", "ics"].flatMap { form in
                let file = path.replacing(/html$/, with: form)
                return Self.joinPaths(in: texts[file] ?? "", form).compactMap { wanted -> String? in
                    let found = language(of: wanted)
                    return found != nil && found == reader ? nil : "\(file) (\(reader ?? "")) leads to \(wanted) (\(found ?? "not there"))"
                }
            }
        }
    }

    /// The join pages that a file leads its reader to; languages offered to choose from are no part of it.
    private static func joinPaths(in text: String, _ form: String) -> [String] {
        let unfolded = text.replacing("\r\n ", with: "")
        return switch form {
        case "html": text.matches(of: /data-field="join-page" href="\/(j\/[^"]+)"/).map { String($0.1) }
        case "md": []
        default: unfolded.matches(of: /https:\/\/[a-z.-]+\/(j\/[a-z0-9-]+\.html)/).map { String($0.1) }
        }
    }
}
