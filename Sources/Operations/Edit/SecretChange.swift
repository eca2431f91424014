import BookingDatabase
import Bookings
import Publishing

/// What a new secret changes.
package struct SecretChange: Report {
    package let isDryRun: Bool
    /// My Bookings pages that get another address.
    package private(set) var members = 0
    /// Join pages that get another address.
    package private(set) var sessions = 0

    /// Tells what another secret would change.
    package init(of folder: ProjectFolder) throws {
        try self.init(of: folder, isDryRun: true)
    }

    /// Replaces the secret of a project, and permits the new one in the folders of all sites.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    package init(replacingIn folder: ProjectFolder, time: Int64) throws {
        try self.init(of: folder, isDryRun: false)
        let text = Workspace.newSecretText()
        // First the permission: a secret that nobody has yet is permitted to no effect, but one that is not permitted stops every build.
        try folder.permit(
            Workspace.secret(text, from: folder.workspace.secret), insteadOf: folder.workspace.readSecret(isToBeReplaced: true), time: time)
        try NewFile.write(text, to: folder.workspace.secret, mode: 0o600)
    }

    private init(of folder: ProjectFolder, isDryRun: Bool) throws {
        // A file that is not a secret of ours is not replaced either.
        _ = try folder.workspace.readSecret(isToBeReplaced: true)
        self.isDryRun = isDryRun
        try folder.snapshot { snapshot in
            for site in try snapshot.sites() {
                members += try snapshot.memberCount(of: site)
                sessions += try snapshot.sessionCount(of: site)
            }
        }
    }

    package var lines: [Line] {
        [
            Line("secret.rotate: \(isDryRun ? "would change" : "changed")"),
            Line("Warning: with the next build \(loss). Every address given out so far leads nowhere then."),
            Line(
                "Next: `joinery build`, then tell everybody: `joinery pages` has the new addresses, `joinery notify` who holds an old one"),
        ]
    }

    package var linesIfQuiet: [Line] { isDryRun ? lines : [] }

    /// What is lost, as a question before it says.
    package var loss: String {
        "\(Counted(members, "My Bookings page")) and \(Counted(sessions, "join page")) have other addresses, "
            + "members who log in other names and passwords, and links with `{session}` other rooms"
    }

    package var document: Document { Document(dryRun: isDryRun, changed: !isDryRun, myBookings: members, joinPages: sessions) }

    package struct Document: Encodable {
        let dryRun, changed: Bool
        let myBookings, joinPages: Int
    }
}

extension ProjectFolder {
    /// Lets the next build of each site that has a folder use a new secret.
    fileprivate func permit(_ new: SiteSecret, insteadOf old: SiteSecret, time: Int64) throws {
        for site in workspace.siteFolders {
            try workspace.withPublisher(of: site, at: time, outcome: "nothing was changed") { publisher in
                let known = try publisher.lock.note(AddressNote.name).flatMap(AddressNote.init(parsing:))
                var note = known ?? AddressNote(secret: old.fingerprint(of: site), access: configuration.access)
                note.next = new.fingerprint(of: site)
                try publisher.lock.setNote(AddressNote.name, note.text)
            }
        }
    }
}
