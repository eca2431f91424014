package import Bookings

/// How one site is, as its folder and the database tell it.
package struct SiteStatus {
    package let site: Site.ID
    /// Nil for a site that is no longer in the database: then it is not to be built.
    package let rows: Rows?
    /// Whether it is known that the database has no such site.
    package let isGone: Bool
    package let lastBuild: LastBuild?
    /// How many pages are on the web; nil where nothing is, or where that cannot be read.
    package let pages: Int?
    package let heldSince: Instant?
    /// Mails that wait to be sent.
    package let mails: Int

    /// What the site's rows tell.
    package struct Rows {
        package let nextChange: Instant?
        /// Zoom meetings that `zoom sync` has still to make.
        package let meetings: Int
        /// Clients whom telling helps and who are not told.
        package let clients: Int
    }

    package enum State: String, CaseIterable {
        /// The last try succeeded.
        case good
        /// The last try failed.
        case failed
        /// No build of this version has tried yet.
        case unknown
        /// The database has no such site.
        case gone
    }

    package var state: State {
        if isGone { return .gone }
        return lastBuild.map { $0.trouble == nil ? .good : .failed } ?? .unknown
    }

    /// Whether nobody need look: built well, not held, and gone only with all its pages.
    package var isWell: Bool { heldSince == nil && (state == .good || state == .gone && pages == nil) }

    /// Whether there was no good build since `oldest`. A site that is gone is not to be built.
    package func isTooOld(_ oldest: Instant?) -> Bool {
        guard let oldest, !isGone else { return false }
        return lastBuild?.good.map { $0 < oldest.seconds } ?? true
    }

    package var lines: [String] {
        let good = lastBuild?.good.map { Instant(seconds: $0).rfc3339 }
        let first =
            switch state {
            case .good: "good, built \(good ?? "")"
            case .failed:
                "FAILED \(lastBuild.map { Instant(seconds: $0.tried).rfc3339 } ?? ""), "
                    + (good.map { "last good build \($0)" } ?? "never built well")
            case .unknown: "no build has been noted yet"
            case .gone: "no site of the database any more: `joinery purge --site \(site)` removes its folder"
            }
        let parts = [pages.map { "\(Counted($0, "page")) on the web" }, rows?.nextChange.map { "next change \($0.rfc3339)" }]
        return ["\(site): \(([first] + parts.compactMap(\.self)).joined(separator: ", "))"] + notes.map { "  \($0)" }
    }

    private var notes: [String] {
        func count(_ number: Int, _ one: String, _ many: String, _ rest: String) -> String? {
            number == 0 ? nil : "\(Counted(number, one, many)) \(rest)"
        }
        return [
            lastBuild?.trouble?.message,
            heldSince.map { "a rollback is held since \($0.rfc3339): `joinery build --resume` ends it" },
            count(mails, "mail waits", "mails wait", "to be sent"),
            count(rows?.meetings ?? 0, "meeting waits", "meetings wait", "for `joinery zoom sync`"),
            count(rows?.clients ?? 0, "client is", "clients are", "to be told: see `joinery notify`"),
            lastBuild.flatMap { count($0.errors, "error", "errors", "at the last build: see `joinery check`") },
            lastBuild.flatMap { count($0.warnings, "warning", "warnings", "at the last build: see `joinery check`") },
        ].compactMap(\.self)
    }

    package var document: Document {
        Document(
            site: site.rawValue, state: state.rawValue, lastGoodBuild: lastBuild?.good.map { Instant(seconds: $0).rfc3339 },
            lastTry: lastBuild.map { Instant(seconds: $0.tried).rfc3339 },
            failure: lastBuild?.trouble.map { Document.Trouble(exitCode: $0.code, code: $0.word, message: $0.message) }, pages: pages,
            nextChange: rows?.nextChange?.rfc3339, rollbackHeldSince: heldSince?.rfc3339, mailsWaiting: mails,
            meetingsWaiting: rows?.meetings, clientsToTell: rows?.clients, errors: lastBuild?.errors, warnings: lastBuild?.warnings)
    }

    package struct Document: Encodable {
        let site, state: String
        let lastGoodBuild, lastTry: String?
        let failure: Trouble?
        let pages: Int?
        let nextChange, rollbackHeldSince: String?
        let mailsWaiting: Int
        let meetingsWaiting, clientsToTell, errors, warnings: Int?

        struct Trouble: Encodable {
            let exitCode: Int32
            let code, message: String
        }
    }
}
