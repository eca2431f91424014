internal import Bookings
internal import Templating

/// Makes join pages. They belong to no booking, so language and zone are the site's.
struct JoinPageMaker {
    let edition: Edition
    let site: Site
    let access: Access
    /// When each session is, by its index.
    let times: [When]
    let now: Instant

    /// Appends the page in HTML and in Markdown.
    func render(_ sheet: SessionSheet, into output: inout PageOutput) {
        let revelation = LinkRules.revealOnJoinPage(sheet.resolution, of: site, access: access)
        let page = JoinPage(
            sheet: sheet, isPast: sheet.times.endsAt <= now, revelation: revelation,
            when: times[sheet.index], state: edition.states[revelation],
            shown: ShownLink(revelation, session: sheet), web: sheet.joinPage, plain: "/j/\(sheet.token).md")
        let linksStart = output.links.count
        page.shown.map { output.note($0) }
        let links = linksStart..<output.links.count
        output.add(.join, row: sheet.id.rawValue, path: "j/\(sheet.token).html", links: links, data: sheet.digest) {
            edition.templates.join.html.render(page, into: &$0)
        }
        output.add(.join, row: sheet.id.rawValue, twin: 1, path: "j/\(sheet.token).md", links: links, data: sheet.digest) {
            edition.templates.join.markdown.render(page, into: &$0)
        }
    }
}
