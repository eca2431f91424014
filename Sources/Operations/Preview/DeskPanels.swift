import BookingDatabase
import Bookings
import Foundation
import Pages
import Preview
import Publishing
import RenderedPages

/// Works the desk's panels out by what the commands do: `check`, `notify` and `mail`, `build --dry-run`.
struct DeskPanels {
    private let workspace: Workspace
    private let reading: PreviewReading
    private let only: Site.ID?
    private let now: Instant
    /// The wall clock.
    private let time: Instant
    private let words: DeskWords
    private let isCancelled: @Sendable () -> Bool
    /// No more than one reads.
    private static let mostItems = 50

    init(
        _ workspace: Workspace, reading: PreviewReading, only: Site.ID?, now: Instant, time: Instant,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.workspace = workspace
        self.reading = reading
        self.only = only
        self.now = now
        self.time = time
        self.isCancelled = isCancelled
        words = DeskWords(workspace)
    }

    func panel(_ kind: DeskPanel.Kind) -> DeskPanel {
        do {
            switch kind {
            case .toDo: return try toDo()
            case .toTell: return try toTell()
            case .nextChange: return try nextChange()
            }
        } catch {
            let failure = Failure(error) ?? Failure(.inputOutput, "\(error)")
            return DeskPanel(
                kind, "This cannot be told at the moment.", isCalm: false,
                items: [
                    DeskPanel.Item("What is wrong", isUrgent: true, [failure.text] + (failure.hint.isEmpty ? [] : ["→ \(failure.hint)"]))
                ])
        }
    }

    private func cut(_ items: [DeskPanel.Item]) -> (items: [DeskPanel.Item], more: Int) {
        (Array(items.prefix(Self.mostItems)), max(0, items.count - Self.mostItems))
    }

    // MARK: To do

    private func toDo() throws -> DeskPanel {
        let report = try FindingsReport(of: { try ProjectFolder(workspace) }, only: only, now: now)
        // Those who hold something old stand in the next panel, by name.
        let findings = report.findings.filter { $0.code != .oldLink }
        var order: [Finding] = []
        var alike: [Finding: [Finding]] = [:]
        for finding in findings {
            // The same of many rows is one thing to do.
            let kind = Finding(finding.severity, finding.code, "", finding.sentence, advice: finding.advice)
            if alike[kind] == nil { order.append(kind) }
            alike[kind, default: []].append(finding)
        }
        let items = (order.filter { $0.severity == .error } + order.filter { $0.severity == .warning }).map { kind in
            let subjects = (alike[kind] ?? []).map { title(of: $0.subject) }
            let more = subjects.count > 3 ? " and \(Counted(subjects.count - 3, "more", "more"))" : ""
            return DeskPanel.Item(
                subjects.prefix(3).joined(separator: "; ") + more, isUrgent: kind.severity == .error,
                ["\(kind.sentence).".startingUpper] + (kind.advice.isEmpty ? [] : ["→ \(kind.advice)"]),
                commands: commands(for: kind.code, (alike[kind] ?? []).map(\.subject)))
        }
        let urgent = order.count { $0.severity == .error }
        let summary =
            items.isEmpty
            ? "Nothing: all is well."
            : Counted(items.count, "thing to look at", "things to look at").description
                + (urgent == 0 ? ". None of them stops publishing." : ", \(urgent) of which \(urgent == 1 ? "stops" : "stop") publishing.")
        let (shown, more) = cut(items)
        return DeskPanel(
            .toDo, summary, isCalm: items.isEmpty, items: shown, more: more,
            commands: items.isEmpty ? [] : [words.command("See the same as a list", "check")])
    }

    private func commands(for code: Finding.Code, _ subjects: [String]) -> [DeskCommand] {
        subjects.prefix(3).compactMap { subject in
            let parts = subject.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            switch (code, parts[0]) {
            case (.unsafeLink, "session"), (.zoomPersonalRoom, "session"):
                return words.command("Put the right link there", "link set \(parts[1]) --url https://…")
            case (.unsafeLink, "course"), (.zoomPersonalRoom, "course"):
                return words.command("Put the right link there", "course-link set \(parts[1]) --url https://…")
            case (.goneSite, "site"): return words.command("Remove what is left of it", "purge --site \(parts[1])")
            default: return nil
            }
        } + (code == .zoomMeetingMissing ? [words.command("Make the meetings", "zoom sync")] : [])
    }

    /// What a finding is about, by its name: `session:81` is "Morning yoga, Sat 28 Nov, 08:00".
    private func title(of subject: String) -> String {
        let parts = subject.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return subject }
        guard let id = Int64(parts[1]) else {
            return parts[0] == "site" ? reading[String(parts[1])]?.site.name ?? subject : subject
        }
        return reading.sites.lazy.compactMap { site in
            switch parts[0] {
            case "session": site.schedule[Session.ID(id)].map { name(of: $0) }
            case "course", "service": site.schedule.catalogue.services[Service.ID(id)]?.name
            case "staff": site.schedule.catalogue.staff[Staff.ID(id)]?.name
            case "member": site.members.first { $0.member.id.rawValue == id }?.member.name
            case "booking":
                site.members.lazy.compactMap { member in
                    member.bookings.first { $0.id.rawValue == id }.map { booking in
                        "\(member.member.name)’s booking of \(site.schedule.service(of: booking)?.name ?? "something")"
                    }
                }.first
            default: nil
            }
        }.first ?? subject
    }

    private func name(of resolved: ResolvedSession) -> String {
        "\(resolved.service.name), \(clock(of: resolved).short(resolved.session.startsAt, now: now))"
    }

    private func clock(of resolved: ResolvedSession) -> DeskClock { DeskClock(resolved.addresses.site, reading.zones) }

    // MARK: To tell

    private func toTell() throws -> DeskPanel {
        let list = try OutdatedSearch(reading.folder, only: only, sessions: [], members: [], now: now).list()
        var items: [DeskPanel.Item] = []
        for part in list.parts {
            var order: [Member.ID] = []
            for client in part.clients where order.last != client.member.id && !order.contains(client.member.id) {
                order.append(client.member.id)
            }
            let clients = Dictionary(grouping: part.clients, by: \.member.id)
            items += order.compactMap { clients[$0].map { item($0, of: part.site.id) } }
        }
        let open = list.open
        let canWrite = list.parts.contains { !$0.clients.isEmpty && reading.sendsMails(of: $0.site.id) }
        let summary =
            items.isEmpty
            ? "Nobody: every client knows what is so."
            : "\(Counted(items.count, "client")) \(items.count == 1 ? "knows" : "know") something old."
        var commands: [DeskCommand] = []
        if open > 0, canWrite { commands.append(words.command("Write these mails", "mail --notices")) }
        if open > 0 { commands.append(words.command("Record that you told them all yourself", "notify --delivered")) }
        let (shown, more) = cut(items)
        return DeskPanel(.toTell, summary, isCalm: items.isEmpty, items: shown, more: more, commands: commands)
    }

    private func item(_ clients: [OutdatedClient], of site: Site.ID) -> DeskPanel.Item {
        let member = clients[0].member
        let mail = clients.compactMap { client -> PreviewMail? in
            switch client.news.letter {
            case .confirmation: .confirmation(client.news.booking.id.rawValue)
            case .cancellation: .cancellation(member.id.rawValue)
            case .notice: .notice(member.id.rawValue)
            case .reminder, nil: nil
            }
        }.first
        let rotations = Set(clients.filter(\.knowsJoinPage).map(\.resolved.id)).sorted().map {
            words.command("Give the session’s page a new address", "session rotate \($0)")
        }
        return DeskPanel.Item(
            member.email.isEmpty ? member.name : "\(member.name) <\(member.email)>", clients.flatMap(sentences),
            mail: mail.map { (site.rawValue, $0) }, commands: rotations)
    }

    /// What one client does not know of one session.
    private func sentences(_ client: OutdatedClient) -> [String] {
        let (news, name, clock) = (client.news, name(of: client.resolved), clock(of: client.resolved))
        func time(_ told: Told) -> String { clock.short(told.startsAt, now: now) }
        return client.outdated.map { part in
            switch part {
            case .time: return "\(name): they know another time, \(news.lastTold.map { time($0.told) } ?? "an earlier one")."
            case .link: return "\(name): the link they have is no longer right."
            case .place:
                let old = news.lastTold?.told.location ?? ""
                return "\(name): they know another place\(old.isEmpty ? "" : ", \(old)")."
            case .status:
                return news.attendance == .sessionCancelled
                    ? "\(name): it is cancelled, and they do not know." : "\(name): it takes place after all, and they do not know."
            case .joinPage: return "\(name): they have no place there, and still know the address of its page."
            case .booking: return booking(client, name)
            }
        }
    }

    private func booking(_ client: OutdatedClient, _ name: String) -> String {
        let news = client.news
        if let replaced = news.replaces {
            return "\(name): they are booked there now, and still expect \(self.name(of: replaced.resolved))."
        }
        switch news.attendance {
        case .notBooked where news.booking.status == .confirmed: return "\(name): their booking is not for this session any more."
        case .notBooked: return "\(name): their booking is “\(words.status(news.booking.status))” now."
        case .expected, .sessionCancelled:
            return news.letter == .confirmation ? "\(name): their booking stands again." : "\(name): it is new in their booking."
        }
    }

    // MARK: Next change

    private func nextChange() throws -> DeskPanel {
        let project = try Project.open(ProjectFolder(workspace), anySecret: true)
        let plan = BuildPlan(
            now: now, time: time.seconds, jobs: max(1, ProcessInfo.processInfo.activeProcessorCount), isRehearsal: true,
            isCancelled: isCancelled)
        let report = try project.build(plan, only: only) { _ in }
        var items: [DeskPanel.Item] = []
        var (pages, isBlocked, isFirst) = (0, false, false)
        for result in report.results {
            switch result.outcome {
            case .failure(let failure):
                isBlocked = true
                items.append(
                    DeskPanel.Item(
                        title(of: "site:\(result.site)"), isUrgent: true,
                        ["It would not be published: \(failure.message)."] + (failure.hint.isEmpty ? [] : ["→ \(failure.hint)"])))
            case .success(let build):
                let isNew = !workspace.isPublished(result.site.rawValue)
                isFirst = isFirst || isNew && build.gone == nil
                let changes = self.changes(build)
                pages += isNew ? build.report.pages : changes.count
                if isNew, build.gone == nil {
                    items.append(
                        DeskPanel.Item(
                            title(of: "site:\(result.site)"),
                            ["Not published yet: the first build makes \(Counted(build.report.pages, "page")) of members and sessions."]))
                } else {
                    items += changes
                }
            }
        }
        let byItself = try self.byItself()
        let summary =
            isBlocked
            ? "The next build would stop."
            : pages == 0
                ? "Nothing: what is published is up to date."
                : isFirst ? "Nothing is published yet." : "\(Counted(pages, "page")) would change."
        let (shown, more) = cut(byItself + items)
        return DeskPanel(
            .nextChange, summary, isCalm: pages == 0 && !isBlocked, items: shown, more: more,
            commands: pages == 0 && !isBlocked
                ? [] : [words.command("Publish", "build"), words.command("See the same as a list", "build --dry-run")])
    }

    /// Each page once, whatever its forms.
    private func changes(_ build: SiteBuild) -> [DeskPanel.Item] {
        var seen: Set<String> = []
        return build.report.changes.compactMap { change in
            let kind = PageKind(rawValue: change.key.kind)
            guard kind != .folderIndex, seen.insert("\(change.key.kind) \(change.key.row)").inserted else { return nil }
            let title =
                switch kind {
                case .myBookings: "\(title(of: "member:\(change.key.row)"))’s page"
                case .join: "Page of \(title(of: "session:\(change.key.row)"))"
                case .asset: "Style and drawings"
                case .ownPage: "A page of your own"
                case .site, .folderIndex, nil: "Front page and “Page not found”"
                }
            if kind == .asset || kind == .site, !seen.insert(title).inserted { return nil }
            let reasons = change.reasons.names.compactMap { Self.reasons[$0] }
            switch change.kind {
            case .added: return DeskPanel.Item(title, ["It is new."])
            case .removed: return DeskPanel.Item(title, ["It goes."])
            case .changed:
                return DeskPanel.Item(title, [reasons.isEmpty ? "It changes." : "It changes: \(reasons.joined(separator: ", "))."])
            }
        }
    }

    private static let reasons = [
        "row": "what was booked or entered", "links": "links", "address": "its address", "template": "texts or templates",
        "configuration": "settings", "clock": "time has passed",
    ]

    /// What time alone changes next, site by site.
    private func byItself() throws -> [DeskPanel.Item] {
        let texts = reading.sites.compactMap { site -> (Instant, String)? in
            guard let next = site.schedule.nextChange(after: now) else { return nil }
            let ending = site.schedule.sessions.filter { $0.session.endsAt == next }
            let names = Set(ending.map(\.service.name)).sorted().prefix(3).map { "“\($0)”" }.joined(separator: ", ")
            let clock = DeskClock(site.site, reading.zones)
            let place = reading.sites.count > 1 ? "\(site.site.name), " : ""
            return (
                next,
                "\(place)\(clock.short(next, now: now)): \(names) \(ending.count == 1 ? "is" : "are") over then, and \(ending.count == 1 ? "moves" : "move") to past bookings with the next build."
            )
        }
        return texts.isEmpty ? [] : [DeskPanel.Item("By itself", texts.sorted { $0.0 < $1.0 }.map(\.1))]
    }
}
