internal import Templating

/// A page that is the same for everybody: landing page, 404, robots.txt. It has constants only.
struct SitePage: TemplateData, Sendable {
    static let shape = Shape<SitePage>()
}
