internal import Bookings
internal import Templating

/// The index as its template sees it: every address written out for the visitor's own port and the instant looked at.
struct IndexPage: TemplateData {
    let sites: [SiteRow]
    /// The instant looked at as `datetime-local` takes it.
    let at: String
    let isNow: Bool
    let find: String
    let version: Int

    init(_ index: PreviewIndex, instant: Instant?, find: String, port: String, version: Int) {
        at = String(index.now.rfc3339.dropLast())
        isNow = instant == nil
        self.find = find
        self.version = version
        sites = index.sites.map { SiteRow($0, instant: instant, port: port) }
    }

    static let shape = Shape<IndexPage>(
        .list("sites") { $0.sites }, .text("at") { $0.at }, .flag("isNow") { $0.isNow }, .text("find") { $0.find },
        .url("script") { _ in PreviewPolicy.scriptPath }, .url("style") { _ in IndexTemplate.stylePath },
        .text("version") { "\($0.version)" })

    struct SiteRow: TemplateData {
        let site: PreviewIndex.ListedSite
        let members: [MemberRow]
        let sessions: [SessionRow]
        let others: [PageRow]

        init(_ site: PreviewIndex.ListedSite, instant: Instant?, port: String) {
            func address(_ path: String, member: Int64? = nil) -> String {
                "http://\(PreviewHost.site(site.id, member: member, instant: instant).name)\(port)\(path)"
            }
            self.site = site
            members = site.members.map { member in
                MemberRow(
                    member: member, address: address(member.path, member: site.isLogin ? member.id : nil),
                    entries: member.entries.map { BookedRow(entry: $0, site: site.id, instant: instant) })
            }
            sessions = site.sessions.map { SessionRow(session: $0, address: address($0.path)) }
            others = site.others.map { PageRow(title: $0.title, address: address($0.path)) }
        }

        static let shape = Shape<SiteRow>(
            .text("id") { $0.site.id }, .text("name") { $0.site.name }, .text("zone") { $0.site.zone },
            .flag("hidesInMyBookings") { $0.site.hidesLinkInMyBookings }, .flag("hidesInEmails") { $0.site.hidesLinkInEmails },
            .flag("isLogin") { $0.site.isLogin }, .list("members") { $0.members }, .list("sessions") { $0.sessions },
            .list("others") { $0.others }, .text("memberCount") { IndexPage.count($0.members.count, of: $0.site.memberCount) },
            .text("sessionCount") { IndexPage.count($0.sessions.count, of: $0.site.sessionCount) })
    }

    struct PageRow: TemplateData {
        let title, address: String

        static let shape = Shape<PageRow>(.text("title") { $0.title }, .url("address") { $0.address })
    }

    struct MemberRow: TemplateData {
        let member: PreviewIndex.ListedMember
        let address: String
        let entries: [BookedRow]

        /// The same page in another of its forms.
        private func address(_ form: PageForm) -> String {
            let ending = "." + PageForm.html.fileExtension
            return "\(address.hasSuffix(ending) ? String(address.dropLast(ending.count)) : address).\(form.fileExtension)"
        }

        static let shape = Shape<MemberRow>(
            .text("id") { "\($0.member.id)" }, .text("name") { $0.member.name }, .url("address") { $0.address },
            .url("plain") { $0.address(.markdown) }, .url("calendar") { $0.address(.calendar) },
            .list("page") { StateCount.all($0.member.entries.map(\.page)) },
            .list("mail") { StateCount.all($0.member.entries.map(\.mail)) },
            .list("entries") { $0.entries })
    }

    /// How many links are in one state.
    struct StateCount: TemplateData {
        let state: Revelation.State
        let count: Int

        static func all(_ revelations: [Revelation]) -> [StateCount] {
            Revelation.State.allCases.map { state in StateCount(state: state, count: revelations.count { $0.state == state }) }
                .filter { $0.count > 0 }
        }

        static let shape = Shape<StateCount>(.text("state") { $0.state.rawValue }, .text("count") { "\($0.count)" })
    }

    struct BookedRow: TemplateData {
        let entry: PreviewIndex.BookedSession
        let site: String
        let instant: Instant?

        /// The mail that confirms the booking, looked at from here: it is on no site. Empty if there is no such mail.
        private var mailAddress: String {
            guard entry.isConfirmed else { return "" }
            return MailPath(site: site, booking: entry.booking).text + (instant.map { "?at=\($0.rfc3339)" } ?? "")
        }

        static let shape = Shape<BookedRow>(
            .text("session") { "\($0.entry.session)" }, .text("title") { $0.entry.title }, .text("when") { $0.entry.when },
            .text("status") { $0.entry.status }, .flag("isUpcoming") { $0.entry.standing == .upcoming },
            .flag("isCancelled") { $0.entry.standing == .cancelledAhead },
            .text("pageState") { $0.entry.page.state.rawValue }, .text("pageReason") { $0.entry.page.reason },
            .text("mailState") { $0.entry.mail.state.rawValue }, .text("mailReason") { $0.entry.mail.reason },
            .url("mailAddress") { $0.mailAddress })
    }

    struct SessionRow: TemplateData {
        let session: PreviewIndex.ListedSession
        let address: String

        static let shape = Shape<SessionRow>(
            .text("id") { "\($0.session.id)" }, .text("title") { $0.session.title }, .text("when") { $0.session.when },
            .flag("isPast") { $0.session.isPast }, .flag("isCancelled") { $0.session.isCancelled }, .url("address") { $0.address },
            .text("state") { $0.session.joinPage.state.rawValue }, .text("reason") { $0.session.joinPage.reason })
    }

    private static func count(_ shown: Int, of all: Int) -> String { shown == all ? "\(all)" : "\(shown) of \(all)" }
}
