import Bookings
import Publishing

/// Whether the secret is the one that a site's published pages were made with.
///
/// Another secret changes every address, name and password: that must never happen by a lost file or a wrong variable. So a site knows the
/// fingerprint of its secret (`AddressNote`), and a build refuses any other that neither `secret rotate` nor the caller permits.
extension Project {
    /// Refuses another secret before anything of the site is touched, and returns what the site's note says; nil where it says nothing.
    func refuseOtherSecret(of site: Site.ID, in lock: BuildLock?, _ plan: BuildPlan) throws -> AddressNote? {
        let note: AddressNote?
        if let lock {
            note = try naming(site) { try lock.note(AddressNote.name) }.flatMap(AddressNote.init(parsing:))
        } else {
            note = workspace.addressNote(of: site)
        }
        let fingerprint = secret.fingerprint(of: site)
        guard var known = note, !known.allows(fingerprint) else { return note }
        guard plan.options.acceptsNewAddresses else {
            throw PublishedProblem.otherSecret(of: site, in: workspace, outcome: "nothing was published")
        }
        // Noted before the switch: a build that is killed right after it must not be refused the next time.
        known.next = fingerprint
        if let lock { try naming(site) { try lock.setNote(AddressNote.name, known.text) } }
        return known
    }

    /// Notes what the addresses of a site that is live now were made from.
    func noteAddresses(of site: Site.ID, in lock: BuildLock, after before: AddressNote?) throws {
        let note = AddressNote.published(secret.fingerprint(of: site), configuration.access, after: before)
        if note != before { try naming(site, outcome: "the site is live") { try lock.setNote(AddressNote.name, note.text) } }
    }

    /// What `check` says of a secret with which a build would be refused.
    func otherSecret(of site: Site.ID) -> [Finding] {
        guard let note = workspace.addressNote(of: site), !note.allows(secret.fingerprint(of: site)) else { return [] }
        let failure = PublishedProblem.otherSecret(of: site, in: workspace, outcome: "a build is refused").failure
        return [Finding(.error, .otherSecret, "site:\(site)", failure.message, advice: failure.hint)]
    }
}
