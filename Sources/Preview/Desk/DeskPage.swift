internal import Bookings
internal import Templating

/// The desk as its template sees it: every address written out for the visitor's own port and the time looked at.
struct DeskPage: TemplateData {
    let desk: Desk
    let query: DeskQuery
    let port: String
    let version: Int

    private var isNow: Bool { query.instant == nil }

    private var panels: [PanelRow] {
        DeskPanel.Kind.allCases.map { kind in PanelRow(kind: kind, panel: desk.panels.first { $0.kind == kind }, query: query) }
    }

    private var tabs: [TabRow] {
        desk.tabs.count < 2
            ? []
            : desk.tabs.map { tab in
                var other = DeskQuery()
                (other.instant, other.site, other.find) = (query.instant, tab.id, query.find)
                return TabRow(tab: tab, address: other.address())
            }
    }

    /// The desk of now, with what was searched for.
    private var backToNow: String { query.with(\.instant, nil).address() }

    static let shape = Shape<DeskPage>(
        .url("style") { _ in DeskTemplates.stylePath }, .text("time") { $0.desk.time.text }, .text("zone") { $0.desk.time.zone },
        .text("local") { $0.desk.time.local }, .flag("isNow") { $0.isNow }, .url("backToNow") { $0.backToNow },
        .text("at") { $0.query.instant?.rfc3339 ?? "" }, .text("find") { $0.query.find }, .text("site") { $0.query.site },
        .url("all") { $0.query.with(\.find, "").with(\.memberPage, 1).address() },
        .flag("isSearch") { !$0.query.find.isEmpty }, .flag("foundNobody") { !$0.query.find.isEmpty && $0.desk.sites.isEmpty },
        .list("panels") { $0.panels }, .flag("hasTabs") { $0.tabs.count > 1 }, .list("tabs") { $0.tabs },
        .list("sites") { page in page.desk.sites.map { SiteRow(site: $0, query: page.query, port: page.port) } })
}

struct TabRow: TemplateData {
    let tab: Desk.Tab
    let address: String

    static let shape = Shape<TabRow>(
        .text("name") { $0.tab.name }, .text("hits") { $0.tab.hits.map { "\($0)" } ?? "" }, .flag("isShown") { $0.tab.isShown },
        .url("address") { $0.address })
}

/// A panel: what is known of it, and where the rest is.
struct PanelRow: TemplateData {
    let kind: DeskPanel.Kind
    /// Nil where it is not worked out yet.
    let panel: DeskPanel?
    let query: DeskQuery

    /// As many as one takes in at a glance; the rest is folded.
    private static let shown = 3

    private var title: String {
        switch kind {
        case .toDo: "To do"
        case .toTell: "To tell"
        case .nextChange: "Next change"
        }
    }

    /// What it is for, for who sees it the first time.
    private var lead: String {
        switch kind {
        case .toDo: "What is wrong or missing in your data, settings and texts."
        case .toTell: "Clients who know an old time, place or link."
        case .nextChange: "What “joinery build” would change in the published pages, and what changes by itself."
        }
    }

    private func items(_ items: some Sequence<DeskPanel.Item>) -> [ItemRow] { items.map { ItemRow(item: $0, instant: query.instant) } }

    static let shape = Shape<PanelRow>(
        .text("kind") { $0.kind.rawValue }, .text("title") { $0.title }, .text("lead") { $0.lead },
        .url("source") { row in
            var query = DeskQuery()
            query.instant = row.query.instant
            return query.address(DeskTemplates.panelPath + row.kind.rawValue)
        },
        .flag("isBusy") { $0.panel?.isOld != false }, .flag("isKnown") { $0.panel != nil }, .flag("isCalm") { $0.panel?.isCalm == true },
        .text("summary") { $0.panel?.summary ?? "" },
        .list("items") { row in row.items((row.panel?.items ?? []).prefix(shown)) },
        .list("rest") { row in row.items((row.panel?.items ?? []).dropFirst(shown)) },
        .flag("hasRest") { ($0.panel?.items.count ?? 0) > shown },
        .text("restCount") { "\(($0.panel?.items.count ?? 0) - shown + ($0.panel?.more ?? 0))" },
        .text("more") { ($0.panel?.more).flatMap { $0 > 0 ? "\($0)" : nil } ?? "" },
        .list("commands") { ($0.panel?.commands ?? []).map(CommandRow.init) })
}

struct ItemRow: TemplateData {
    let item: DeskPanel.Item
    let instant: Instant?

    static let shape = Shape<ItemRow>(
        .text("title") { $0.item.title }, .flag("isUrgent") { $0.item.isUrgent },
        .list("texts") { $0.item.texts.map { TextRow(text: $0) } },
        .url("mail") { row in row.item.mail.map { MailRow.address($0.mail, of: $0.site, row.instant) } ?? "" },
        .list("commands") { $0.item.commands.map(CommandRow.init) })
}

/// A sentence with commands and names in it.
struct TextRow: TemplateData {
    let text: String

    /// By turns text and code, as backticks part them.
    private var runs: [RunRow] {
        let parts = text.unicodeScalars.split(separator: "`", omittingEmptySubsequences: false).map { String($0) }
        // An opening backtick without an end is a character like any other.
        guard parts.count % 2 == 1 else { return [RunRow(text: text, isCode: false)] }
        return parts.enumerated().filter { !$0.element.isEmpty }.map { RunRow(text: $0.element, isCode: $0.offset % 2 == 1) }
    }

    static let shape = Shape<TextRow>(.list("runs") { $0.runs })
}

struct RunRow: TemplateData {
    let text: String
    let isCode: Bool

    static let shape = Shape<RunRow>(.text("text") { $0.text }, .flag("isCode") { $0.isCode })
}

struct CommandRow: TemplateData {
    let command: DeskCommand

    static let shape = Shape<CommandRow>(.text("what") { $0.command.what }, .text("text") { $0.command.text })
}

struct MailRow: TemplateData {
    let label, address: String

    /// Looked at from the desk: a mail is on no site.
    static func address(_ mail: PreviewMail, of site: String, _ instant: Instant?) -> String {
        mail.path(of: site) + (instant.map { "?at=\($0.rfc3339)" } ?? "")
    }

    static let shape = Shape<MailRow>(.text("label") { $0.label }, .url("address") { $0.address })
}
