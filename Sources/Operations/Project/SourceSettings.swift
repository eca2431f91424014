import Bookings
import Yams

/// One of `sources` in `site-data/joinery.yaml`: where bookings are imported from.
package struct SourceSettings: Sendable {
    /// Nil: the only one.
    var site: Site.ID?
    /// A file, a folder or `-`; below the project's folder unless it is absolute.
    var read = ""
    /// A file of `site-data/adapters/` or a shipped one, without `.sql`; nil for JSON Lines.
    var adapter: String?
    /// IANA name; nil: the site's.
    var zone: String?
    /// Whether what is not in it any more is gone; nil: as is usual for its kind.
    var isComplete: Bool?
}

extension ConfigurationReader {
    mutating func sources(_ node: Node) -> [String: SourceSettings] {
        var sources: [String: SourceSettings] = [:]
        read(node, at: "sources", allowed: nil) { reader, name, node in
            let path = "sources.\(name)"
            guard SourceName.isOfForm(name) else {
                return reader.findings.append(.configuration(path, "is no name for a source: allowed are \(SourceName.form)"))
            }
            var settings = SourceSettings()
            reader.read(node, at: path, allowed: ["site", "read", "adapter", "zone", "complete"]) { reader, key, node in
                guard let text = reader.text(node, at: "\(path).\(key)") else { return }
                switch key {
                case "site": settings.site = Site.ID(text)
                case "read": settings.read = text
                case "adapter":
                    settings.adapter = text
                    if !SourceName.isOfForm(text) {
                        reader.findings.append(
                            .configuration(
                                "\(path).adapter", "is `\(text)`; allowed is the name of a file in `site-data/adapters/`, without `.sql`"))
                    }
                case "zone": settings.zone = text
                default:
                    switch text {
                    case "true", "yes": settings.isComplete = true
                    case "false", "no": settings.isComplete = false
                    default: reader.findings.append(.configuration("\(path).complete", "is `\(text)`, allowed `true`, `false`"))
                    }
                }
            }
            if settings.read.isEmpty {
                reader.findings.append(.configuration("\(path).read", "is missing: it names a file, a folder or `-`"))
            }
            sources[name] = settings
        }
        return sources
    }
}

/// What a source may be called: a word that is safe in ids, logs and the names of files.
enum SourceName {
    static let form = "1 to 63 letters, digits, `-` and `_`"

    static func isOfForm(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }
}
