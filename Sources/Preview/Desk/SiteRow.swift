internal import Bookings
internal import Templating

/// One site on the desk.
struct SiteRow: TemplateData {
    let site: DeskSite
    let query: DeskQuery
    let port: String

    private func address(_ path: String, member: Int64? = nil) -> String {
        "http://\(PreviewHost.site(site.id, member: member, instant: query.instant).name)\(port)\(path)"
    }

    /// The desk of this site, whichever it was asked for.
    private var here: DeskQuery { query.with(\.site, site.id) }

    private var groups: [DayRow] {
        var groups: [DayRow] = []
        for session in site.sessions?.rows ?? [] {
            let title = session.attention.isEmpty ? session.day : "Needs your attention"
            let row = SessionRow(session: session, address: address(session.path))
            if groups.last?.title == title {
                groups[groups.count - 1].sessions.append(row)
            } else {
                groups.append(DayRow(title: title, isUrgent: !session.attention.isEmpty, sessions: [row]))
            }
        }
        return groups
    }

    private var members: [MemberRow] {
        site.members.rows.map { member in
            MemberRow(
                member: member, site: site.id, address: address(member.path, member: site.isLogin ? member.id : nil),
                instant: query.instant)
        }
    }

    private var choices: [OptionRow] {
        let words: [(DeskQuery.Choice, String)] = [
            (.coming, "All that are coming"), (.attention, "Needs attention"), (.shown, "With a link"),
            (.none, "Without a link, in person"),
            (.hidden, "Link hidden by you"), (.cancelled, "Cancelled"), (.past, "Over"),
        ]
        return words.map { OptionRow(value: $0.rawValue, text: $1, isChosen: $0 == query.choice) }
    }

    private var services: [OptionRow] {
        [OptionRow(value: "", text: "All", isChosen: query.service == nil)]
            + site.services.map { OptionRow(value: "\($0.id)", text: $0.name, isChosen: $0.id == query.service) }
    }

    private var isFiltered: Bool { !query.day.isEmpty || query.service != nil || query.choice != .coming }

    static let shape = Shape<SiteRow>(
        .text("id") { $0.site.id }, .text("name") { $0.site.name }, .text("at") { $0.query.instant?.rfc3339 ?? "" },
        .text("day") { $0.query.day }, .list("notes") { $0.site.notes.map { TextRow(text: $0) } },
        .list("pages") { row in row.site.pages.map { LinkRow(title: $0.title, address: row.address($0.path)) } },
        .list("commands") { $0.site.commands.map(CommandRow.init) },
        .flag("hasSessions") { $0.site.sessions != nil }, .list("groups") { $0.groups },
        .list("choices") { $0.choices }, .list("services") { $0.services }, .flag("isFiltered") { $0.isFiltered },
        .url("unfiltered") { row in
            var query = DeskQuery()
            (query.instant, query.site) = (row.query.instant, row.site.id)
            return query.address()
        },
        .list("sessionPages") { row in
            row.site.sessions.map {
                PagesRow.pages(of: $0, called: "sessions", at: "sessions-\(row.site.id)") { row.here.with(\.sessionPage, $0) }
            } ?? []
        },
        .text("sessionCount") { $0.site.sessions.map { PagesRow.count($0) } ?? "" },
        .list("members") { $0.members }, .text("memberCount") { PagesRow.count($0.site.members) },
        .list("memberPages") { row in
            PagesRow.pages(of: row.site.members, called: "members", at: "members-\(row.site.id)") { row.here.with(\.memberPage, $0) }
        })
}

struct LinkRow: TemplateData {
    let title, address: String

    static let shape = Shape<LinkRow>(.text("title") { $0.title }, .url("address") { $0.address })
}

struct OptionRow: TemplateData {
    let value, text: String
    let isChosen: Bool

    static let shape = Shape<OptionRow>(.text("value") { $0.value }, .text("text") { $0.text }, .flag("isChosen") { $0.isChosen })
}

/// The way to the other pages of a list.
struct PagesRow: TemplateData {
    let name, earlier, later, position: String

    /// - Returns: one, or none where all fits on one page.
    static func pages<Row>(of list: DeskList<Row>, called name: String, at anchor: String, _ query: (Int) -> DeskQuery) -> [PagesRow] {
        guard list.pages > 1 else { return [] }
        func address(_ page: Int) -> String { (1...list.pages).contains(page) ? "\(query(page).address())#\(anchor)" : "" }
        return [
            PagesRow(
                name: name, earlier: address(list.page - 1), later: address(list.page + 1),
                position: "Page \(list.page) of \(list.pages)")
        ]
    }

    static func count<Row>(_ list: DeskList<Row>) -> String {
        list.rows.count == list.total ? "\(list.total)" : "\(list.first + 1)–\(list.first + list.rows.count) of \(list.total)"
    }

    static let shape = Shape<PagesRow>(
        .text("name") { $0.name }, .url("earlier") { $0.earlier }, .url("later") { $0.later }, .text("position") { $0.position })
}

/// Sessions of one day, or those that need their owner.
struct DayRow: TemplateData {
    let title: String
    let isUrgent: Bool
    var sessions: [SessionRow]

    static let shape = Shape<DayRow>(
        .text("title") { $0.title }, .flag("isUrgent") { $0.isUrgent }, .list("sessions") { $0.sessions })
}

struct SessionRow: TemplateData {
    let session: DeskSession
    let address: String

    static let shape = Shape<SessionRow>(
        .text("id") { "\($0.session.id)" }, .text("title") { $0.session.title }, .text("staff") { $0.session.staff },
        // Under a heading that is no day, the day is told.
        .text("day") { $0.session.attention.isEmpty ? "" : $0.session.day },
        .text("times") { $0.session.times }, .text("booked") { $0.session.booked }, .flag("isCancelled") { $0.session.isCancelled },
        .text("state") { $0.session.state?.kind ?? "" }, .text("stateWords") { $0.session.state?.words ?? "" },
        .list("attention") { $0.session.attention.map { TextRow(text: $0) } }, .url("address") { $0.address },
        .list("commands") { $0.session.commands.map(CommandRow.init) })
}

struct MemberRow: TemplateData {
    let member: DeskMember
    let site: String
    let address: String
    let instant: Instant?

    /// The same page in another of its forms.
    private func address(_ form: PageForm) -> String {
        let ending = "." + PageForm.html.fileExtension
        return "\(address.hasSuffix(ending) ? String(address.dropLast(ending.count)) : address).\(form.fileExtension)"
    }

    static let shape = Shape<MemberRow>(
        .text("id") { "\($0.member.id)" }, .text("name") { $0.member.name }, .text("email") { $0.member.email },
        .text("next") { $0.member.next }, .url("address") { $0.address }, .url("plain") { $0.address(.markdown) },
        .url("calendar") { $0.address(.calendar) }, .list("attention") { $0.member.attention.map { TextRow(text: $0) } },
        .list("bookings") { row in
            row.member.bookings.map { BookingRow(booking: $0, site: row.site, instant: row.instant) }
        },
        .text("more") { $0.member.more > 0 ? "\($0.member.more)" : "" },
        .list("commands") { $0.member.commands.map(CommandRow.init) })
}

struct BookingRow: TemplateData {
    let booking: DeskBooking
    let site: String
    let instant: Instant?

    static let shape = Shape<BookingRow>(
        .text("title") { $0.booking.title }, .text("when") { $0.booking.when }, .text("status") { $0.booking.status },
        .flag("isOver") { $0.booking.isOver }, .flag("isCancelled") { $0.booking.isCancelled },
        .text("page") { $0.booking.onPage?.kind ?? "" }, .text("pageWords") { $0.booking.onPage?.words ?? "" },
        .flag("mailsDiffer") { $0.booking.inMails != nil && $0.booking.inMails != $0.booking.onPage },
        .text("mail") { $0.booking.inMails?.kind ?? "" }, .text("mailWords") { $0.booking.inMails?.words ?? "" },
        .list("mails") { row in
            row.booking.mails.map { MailRow(label: $0.title, address: MailRow.address($0.mail, of: row.site, row.instant)) }
        },
        .list("commands") { $0.booking.commands.map(CommandRow.init) })
}
