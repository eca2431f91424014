/// The status as metrics, in the text format that Prometheus reads from a file (node exporter's textfile collector).
package struct StatusMetrics {
    private let report: StatusReport

    package init(_ report: StatusReport) { self.report = report }

    /// What is measured of each site, by name; nil where it is not known.
    private static let gauges: [(name: String, help: String, value: @Sendable (SiteStatus) -> Int64?)] = [
        ("joinery_last_good_build_timestamp_seconds", "When the last good build began.", { $0.lastBuild?.good }),
        ("joinery_last_build_timestamp_seconds", "When the last build began, good or not.", { $0.lastBuild?.tried }),
        ("joinery_last_build_failed", "1 if the last build failed.", { $0.lastBuild.map { $0.trouble == nil ? 0 : 1 } }),
        ("joinery_pages", "Pages on the web.", { $0.pages.map { Int64($0) } }),
        ("joinery_next_change_timestamp_seconds", "When a page changes next by itself.", { $0.rows?.nextChange?.seconds }),
        ("joinery_rollback_held", "1 if a rollback holds the builds.", { $0.heldSince == nil ? 0 : 1 }),
        ("joinery_site_gone", "1 if the database has no such site any more.", { $0.isGone ? 1 : 0 }),
        ("joinery_mails_waiting", "Mails that wait to be sent.", { Int64($0.mails) }),
        ("joinery_meetings_waiting", "Zoom meetings that are still to be made.", { $0.rows.map { Int64($0.meetings) } }),
        ("joinery_clients_to_tell", "Clients who know something old and can be told.", { $0.rows.map { Int64($0.clients) } }),
        ("joinery_errors", "Errors that the last build found in the data.", { $0.lastBuild.map { Int64($0.errors) } }),
        ("joinery_warnings", "Warnings of the last build.", { $0.lastBuild.map { Int64($0.warnings) } }),
    ]

    package var text: String {
        var text = Self.head("joinery_unreadable", "1 if configuration, secret or database cannot be read.")
        text += "joinery_unreadable \(report.trouble == nil ? 0 : 1)\n"
        for gauge in Self.gauges {
            let values = report.sites.compactMap { site in gauge.value(site).map { (site.site, $0) } }
            if values.isEmpty { continue }
            text += Self.head(gauge.name, gauge.help)
            for (site, value) in values { text += "\(gauge.name){site=\"\(Self.label(site.rawValue))\"} \(value)\n" }
        }
        return text
    }

    /// Writes them to a file, whole or not at all. Anybody may read it: the collector is a user of its own.
    package func write(to path: String) throws { try NewFile.write(Array(text.utf8), to: path, mode: 0o644) }

    private static func head(_ name: String, _ help: String) -> String { "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" }

    /// A folder in `output/` may have any name.
    private static func label(_ text: String) -> String {
        var label = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": label.append(contentsOf: ["\\", scalar])
            case "\n": label.append(contentsOf: ["\\", "n"])
            default: label.append(scalar)
            }
        }
        return String(label)
    }
}
