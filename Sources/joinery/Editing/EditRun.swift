import BookingDatabase
import Bookings

/// Makes one edit in one transaction, or shows what it would do: the same transaction, undone.
struct EditRun {
    let settings: Settings
    let options: EditOptions
    let database: EditableDatabase
    private let secret: SiteSecret
    private let access: Access
    private let now: Instant

    init(_ settings: Settings, _ options: EditOptions) throws {
        self.settings = settings
        self.options = options
        let workspace = settings.workspace
        secret = try workspace.readSecret()
        now = try settings.instant()
        let configuration = try workspace.readConfiguration()
        access = configuration.access
        database = try EditableDatabase(path: workspace.resolve(configuration.database))
    }

    /// Makes the edit and prints the answer.
    func callAsFunction(_ edit: Edit) throws {
        try print(answer(to: edit, dryRun: options.isDryRun))
    }

    func print(_ answer: EditAnswer) throws {
        switch settings.format {
        case .text: try settings.console.write(answer.text)
        case .json: try settings.console.write(json(answer.document))
        }
    }

    func answer(to edit: Edit, dryRun: Bool) throws -> EditAnswer {
        let editor = try options.editor()
        return try database.transaction(keeps: { !$0.isDryRun && !$0.change.isNothing }) { transaction in
            let site = try SiteChoice(settings.onlySite, transaction.snapshot).site(of: edit.subject)
            let change = try judge(edit, by: editor, in: transaction.scene(of: edit, in: site))
            let before = try transaction.snapshot.schedule(of: site, secret: secret, access: access)
            // A member's bookings are counted before they go.
            let reachOfMember = try Reach(change.reach, of: transaction.snapshot)
            if !change.isNothing { try transaction.make(change, by: editor, in: site, at: now) }
            // The edit may have been of the site's own row.
            let changed = try transaction.snapshot.sites().first { $0.id == site.id } ?? site
            let after = try transaction.snapshot.schedule(of: changed, secret: secret, access: access)
            return EditAnswer(
                site: site.id, editor: editor, change: change, isDryRun: dryRun,
                reach: try reachOfMember ?? Reach(change.reach, from: before, to: after, transaction.snapshot),
                losing: try Reach(losingLinks: before, after, transaction.snapshot), now: after.state(of: edit),
                outdated: try transaction.snapshot.outdatedClients(of: after, now: now))
        }
    }

    private func judge(_ edit: Edit, by editor: Editor, in scene: EditScene) throws -> Change {
        do {
            return try EditRules.judge(edit, by: editor, in: scene)
        } catch let refusal {
            throw Failure(refusal)
        }
    }
}
