package import Bookings
import Foundation
import Pages
package import Serving
import Yams

/// What `site-data/joinery.yaml` says. No key is required, an unknown one is an error.
package struct Configuration: Sendable {
    package var database = "site-data/bookings.sqlite"
    package var access = Access.link
    /// What serves the output.
    package var server = ServerKind.nginx
    package var sites: [Site.ID: SiteSettings] = [:]
    /// Where bookings are imported from, by the name that goes into their ids.
    package var sources: [String: SourceSettings] = [:]

    package struct SiteSettings: Sendable {
        var accent: String?
        /// A file in `site-data/`.
        var logo: String?
        var contact = ""
        /// Where pages lead on: the business's own website, and where sessions are booked.
        var website: String?
        var booking: String?
        /// Where the place of a session leads.
        var map: MapPattern?
        /// Who mails are from: `mail.from`; nil where no mail is written.
        var sender: MailAddress?
        /// Where answers to mails go: `mail.reply-to`; nil: to the sender.
        var replyTo: MailAddress?
    }

    package init() {}

    /// Reads the text of the file. Reports every mistake at once.
    package init(yaml: String) throws(ConfigurationProblems) {
        var reader = ConfigurationReader()
        do {
            try YAMLBounds.check(yaml)
            guard let root = try Yams.compose(yaml: yaml) else { return }
            reader.read(root, at: "", allowed: ["database", "access", "server", "sites", "sources"]) { reader, key, node in
                switch key {
                case "database": reader.text(node, at: key).map { database = $0 }
                case "access": reader.choice(Access.self, node, at: key).map { access = $0 }
                case "server": reader.choice(ServerKind.self, node, at: key).map { server = $0 }
                case "sources": sources = reader.sources(node)
                default: sites = reader.sites(node)
                }
            }
        } catch {
            reader.findings.append(.configuration("", YAMLProblem(error).sentence))
        }
        guard reader.findings.isEmpty else { throw ConfigurationProblems(findings: reader.findings) }
    }
}

package struct ConfigurationProblems: Error {
    package let findings: [Finding]
}

extension Finding {
    package static func configuration(_ key: String, _ sentence: String, at place: Finding.Place? = nil) -> Finding {
        Finding(
            .error, .configuration, "site-data/joinery.yaml", key.isEmpty ? sentence : "`\(key)` \(sentence)",
            advice: "README's \"Configuration\" lists all keys", at: place)
    }
}
