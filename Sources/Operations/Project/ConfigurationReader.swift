import Bookings
import Pages
import Yams

/// Walks through the configuration and takes note of what is wrong.
struct ConfigurationReader {
    var findings: [Finding] = []

    /// Calls `body` for each key of a mapping; reports those that are not allowed, with the nearest that is.
    mutating func read(_ node: Node, at path: String, allowed: [String]?, _ body: (inout ConfigurationReader, String, Node) -> Void) {
        guard let mapping = node.mapping else {
            if node.scalar?.string.isEmpty != true {
                findings.append(.configuration(path, "is not a mapping of keys to values", at: node.place))
            }
            return
        }
        for (key, value) in mapping {
            let name = key.string ?? ""
            if let allowed, !allowed.contains(name) {
                let full = path.isEmpty ? name : "\(path).\(name)"
                findings.append(
                    .configuration(
                        full, "is not a known key; known keys: \(allowed.map { "`\($0)`" }.joined(separator: ", "))",
                        at: key.place))
            } else {
                body(&self, name, value)
            }
        }
    }

    mutating func text(_ node: Node, at path: String) -> String? {
        guard let text = node.scalar?.string, !text.isEmpty else {
            findings.append(.configuration(path, "is not a text", at: node.place))
            return nil
        }
        return text
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type, _ node: Node, at path: String) -> Choice? {
        guard let text = text(node, at: path) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let allowed = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        findings.append(.configuration(path, "is `\(text)`, allowed \(allowed)", at: node.place))
        return nil
    }

    mutating func sites(_ node: Node) -> [Site.ID: Configuration.SiteSettings] {
        var sites: [Site.ID: Configuration.SiteSettings] = [:]
        read(node, at: "sites", allowed: nil) { reader, id, node in
            var settings = Configuration.SiteSettings()
            let path = "sites.\(id)"
            reader.read(node, at: path, allowed: ["accent", "logo", "contact", "website", "booking", "map", "mail"]) { reader, key, node in
                if key == "mail" { return reader.mail(node, at: "\(path).mail", &settings) }
                guard let text = reader.text(node, at: "\(path).\(key)") else { return }
                switch key {
                case "accent": settings.accent = reader.color(text, at: "\(path).accent")
                case "logo": settings.logo = text
                case "website": settings.website = reader.webAddress(text, at: "\(path).website")
                case "booking": settings.booking = reader.webAddress(text, at: "\(path).booking")
                case "map": settings.map = reader.map(text, at: "\(path).map")
                default: settings.contact = reader.line(text, at: "\(path).contact")
                }
            }
            sites[Site.ID(id)] = settings
        }
        return sites
    }

    private mutating func mail(_ node: Node, at path: String, _ settings: inout Configuration.SiteSettings) {
        read(node, at: path, allowed: ["from", "reply-to"]) { reader, key, node in
            guard let text = reader.text(node, at: "\(path).\(key)") else { return }
            let address = MailAddress(text)
            if key == "from" { settings.sender = address } else { settings.replyTo = address }
            guard address == nil else { return }
            reader.findings.append(.configuration("\(path).\(key)", "is `\(text)`, allowed is an address such as `hello@studio.example`"))
        }
    }

    private mutating func color(_ text: String, at path: String) -> String? {
        let digits = text.dropFirst()
        if text.hasPrefix("#"), digits.count == 6, digits.allSatisfy(\.isHexDigit), digits.allSatisfy(\.isASCII) { return text }
        findings.append(.configuration(path, "is `\(text)`, allowed is a colour such as `\"#17624f\"`"))
        return nil
    }

    private mutating func webAddress(_ text: String, at path: String) -> String? {
        if LinkPolicy.flaw(in: text) == nil { return text }
        findings.append(.configuration(path, "is `\(text)`, allowed is an address such as `https://studio.example`"))
        return nil
    }

    private mutating func map(_ text: String, at path: String) -> MapPattern? {
        if let map = MapPattern(text) { return map }
        findings.append(
            .configuration(
                path,
                "is `\(text)`, allowed is an address with `{place}` in it such as `https://www.openstreetmap.org/search?query={place}`"))
        return nil
    }

    private mutating func line(_ text: String, at path: String) -> String {
        if text.contains(where: \.isNewline) { findings.append(.configuration(path, "has more than one line")) }
        return text
    }
}

extension Node {
    /// Where it begins.
    fileprivate var place: Finding.Place? { mark.map { Finding.Place(line: $0.line, column: $0.column) } }
}
