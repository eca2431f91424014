import BookingDatabase

/// What a new secret changes.
package struct SecretChange: Report {
    package let isDryRun: Bool
    /// My Bookings pages that get another address.
    package private(set) var members = 0
    /// Join pages that get another address.
    package private(set) var sessions = 0

    /// Replaces the secret of a project, or tells what that would change.
    package init(of folder: ProjectFolder, isDryRun: Bool) throws {
        // A file that is not a secret of ours is not replaced either.
        _ = try folder.secret()
        self.isDryRun = isDryRun
        try folder.snapshot { snapshot in
            for site in try snapshot.sites() {
                members += try snapshot.memberCount(of: site)
                sessions += try snapshot.sessionCount(of: site)
            }
        }
        if !isDryRun { try NewFile.write(Workspace.newSecretText(), to: folder.workspace.secret, mode: 0o600) }
    }

    package var lines: [Line] {
        [
            Line("secret.rotate: \(isDryRun ? "would change" : "changed")"),
            Line(
                "Warning: with the next build \(Counted(members, "My Bookings page")) and \(Counted(sessions, "join page")) have other "
                    + "addresses, members who log in other names and passwords, and links with `{session}` other rooms. "
                    + "Every address given out so far leads nowhere then."),
            Line(
                "Next: `joinery build`, then tell everybody: `joinery pages` has the new addresses, `joinery notify` who holds an old one"),
        ]
    }

    package var linesIfQuiet: [Line] { isDryRun ? lines : [] }

    package var document: Document { Document(dryRun: isDryRun, changed: !isDryRun, myBookings: members, joinPages: sessions) }

    package struct Document: Encodable {
        let dryRun, changed: Bool
        let myBookings, joinPages: Int
    }
}
