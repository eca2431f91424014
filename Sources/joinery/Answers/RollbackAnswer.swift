/// What a rollback changed, site by site.
struct RollbackAnswer: Answer {
    let sites: [Site]

    struct Site: Encodable {
        let site: String
        /// Files that have their older contents again.
        let changed: Int
        /// Files that only the newer tree had and that stay.
        let kept: Int
    }

    var text: String {
        sites.map { "\($0.site): \($0.changed) files are as they were before; builds are held\n" }.joined()
            + "Next: `joinery build --resume` when the new pages are right\n"
    }

    var document: Document { Document(sites: sites) }

    struct Document: Encodable {
        let sites: [Site]
    }
}
