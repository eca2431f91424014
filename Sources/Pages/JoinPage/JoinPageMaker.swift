internal import Bookings
internal import Templating

/// Makes join pages. They belong to no booking, so language and zone are the site's.
struct JoinPageMaker {
    let edition: Edition
    /// When each session is, by its index.
    let times: [When]
    let now: Instant

    /// Appends the page in HTML and in Markdown.
    func render(_ session: PageSession, into output: inout PageOutput) {
        let revelation = session.resolved.onJoinPage
        let page = JoinPage(
            session: session, isPast: session.times.endsAt <= now, revelation: revelation, when: times[session.index],
            state: edition.states[revelation], shown: ShownLink(revelation, session: session), web: session.joinPath(.html),
            plain: session.joinPath(.markdown))
        let linksStart = output.links.count
        page.shown.map { output.note($0) }
        let links = linksStart..<output.links.count
        let row = session.id.rawValue
        output.add(.join, row: row, path: PageAddresses.joinFile(session.token), links: links, data: session.digest) {
            edition.templates.join.html.render(page, into: &$0)
        }
        output.add(
            .join, row: row, form: .markdown, path: PageAddresses.joinFile(session.token, .markdown), links: links, data: session.digest
        ) {
            edition.templates.join.markdown.render(page, into: &$0)
        }
    }
}
