internal import Bookings
internal import Templating

/// The templates of one site in one language, compiled.
struct PageTemplates: Sendable {
    let myBookings: Twins<MyBookingsPage>
    let join: Twins<JoinPage>
    let index: Template<SitePage>
    let missing: Template<SitePage>
    let robots: Template<SitePage>
    let ownPage: Twins<OwnPage>
    let mail: MailParts
    /// Whether pages name whom to ask, at their foot.
    let leadsToContact: Bool
    /// Where places lead.
    let map: MapPattern?

    /// The templates that browsers get, each with all that it includes.
    static let pageFiles = ["my-bookings.html", "join.html", "index.html", "404.html", "page.html"]

    static let mailFile = "mail.html"

    /// The same page in HTML and in Markdown.
    struct Twins<Page: TemplateData>: Sendable {
        let html: Template<Page>
        let markdown: Template<Page>
    }

    /// The two parts of a mail that people read.
    struct MailParts: Sendable {
        let text: Template<MailPage>
        let html: Template<MailPage>
    }

    /// Compiles all of them. Reports every problem at once.
    init(
        _ library: TemplateLibrary, words: Words, site: Site, access: Access, look: SiteLook, ownPages: OwnPages, assets: Assets
    ) throws(TemplateProblems) {
        guard case .group(let wordConstants)? = words.tree.constant() else { throw TemplateProblems() }
        let leadsToContact = !look.contact.isEmpty
        func advice(_ group: String, _ key: String) -> Constant {
            AdviceText(words.word(group, key), leads: leadsToContact).constant
        }
        let palette = MailPalette(look, direction: words.direction)
        let constants = Constants([
            "language": .text(words.language),
            "direction": .text(words.direction),
            "site": [
                "name": .text(site.name),
                "language": .text(
                    LanguageTag(site.language).withoutRegion == LanguageTag(words.language).withoutRegion ? "" : site.language),
                "logo": .url(assets.logo), "website": .url(look.website ?? ""),
                "booking": .url(look.booking ?? ""),
                "contact": .text(look.contact), "contactParts": ContactLine(look.contact).constant,
                "login": .url(access == .login ? PageAddresses.loginPath(.html) : ""), "pages": ownPages.constant,
            ],
            "assets": .group(assets.constants),
            "mail": [
                "accent": .text(palette.accent), "onAccent": .text(palette.onAccent), "start": .text(palette.start),
                "end": .text(palette.end),
            ],
            "words": .group(wordConstants),
            "advices": [
                "cancelled": advice("bookings", "instead"),
                "empty": advice("empty", "advice"),
                "missing": advice("missing", "advice"),
            ],
        ])
        var problems = TemplateProblems()
        func compile<Page>(_ name: String, for page: Page.Type, _ escaping: Escaping) -> Template<Page>? where Page: TemplateData {
            problems.collect { () throws(TemplateProblems) in
                try library.compile(name, for: page, escaping: escaping, constants: constants)
            }
        }
        let myBookingsHTML = compile("my-bookings.html", for: MyBookingsPage.self, .html)
        let myBookingsMarkdown = compile("my-bookings.md", for: MyBookingsPage.self, .markdown)
        let joinHTML = compile("join.html", for: JoinPage.self, .html)
        let joinMarkdown = compile("join.md", for: JoinPage.self, .markdown)
        let index = compile("index.html", for: SitePage.self, .html)
        let missing = compile("404.html", for: SitePage.self, .html)
        let robots = compile("robots.txt", for: SitePage.self, .text)
        let pageHTML = compile("page.html", for: OwnPage.self, .html)
        let pageMarkdown = compile("page.md", for: OwnPage.self, .markdown)
        // The text of a mail is plain text: nobody renders its Markdown.
        let mailText = compile("mail.md", for: MailPage.self, .text)
        let mailHTML = compile("mail.html", for: MailPage.self, .html)
        guard let myBookingsHTML, let myBookingsMarkdown, let joinHTML, let joinMarkdown, let index, let missing, let robots, let pageHTML,
            let pageMarkdown, let mailText, let mailHTML
        else {
            throw problems
        }
        myBookings = Twins(html: myBookingsHTML, markdown: myBookingsMarkdown)
        join = Twins(html: joinHTML, markdown: joinMarkdown)
        self.leadsToContact = leadsToContact
        map = look.map
        self.index = index
        self.missing = missing
        self.robots = robots
        ownPage = Twins(html: pageHTML, markdown: pageMarkdown)
        mail = MailParts(text: mailText, html: mailHTML)
    }
}

extension OwnPages {
    /// What the foot of every page links to.
    fileprivate var constant: Constant {
        func link(_ title: String, _ web: String, _ plain: String) -> Constant {
            ["title": .text(title), "web": .url(web), "plain": .url(plain)]
        }
        let pages = texts.map(OwnPage.init(text:))
        return .list(pages.map { link($0.text.title, $0.web, $0.plain) }, like: link("", "", ""))
    }
}
