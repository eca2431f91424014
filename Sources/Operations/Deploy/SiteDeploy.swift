import Bookings
import Foundation
import Glibc
import Publishing

/// Brings one site to the host, step by step. If any step fails, or is cut off, visitors there see the site before or the site after, whole,
/// and the next deploy completes or repairs what it left.
struct SiteDeploy {
    private let plan: DeployPlan
    private let site: Site.ID
    private let shell: HostShell
    private let id: String
    private let state: HostState

    /// Connects, looks at what is there, and takes the lock unless it is a rehearsal.
    init(_ plan: DeployPlan, of site: Site.ID, at time: Int64) throws {
        self.plan = plan
        self.site = site
        id = String(UInt64.random(in: .min ... .max), radix: 36)
        plan.tell("\(site): connecting to \(plan.target.host)")
        shell = try HostShell(plan, site, id: id, holder: "\(Self.machine) since \(Instant(seconds: time).rfc3339)")
        state = HostState(
            try shell.run(plan.isRehearsal ? "enter && state" : "enter && begin && state", isCancelled: plan.isCancelled))
        if plan.step == .publish, !plan.isRehearsal { _ = try shell.run("clean", isCancelled: plan.isCancelled) }
    }

    /// Sites that are live there, in order of their names.
    var sitesThere: [String] { state.sites }

    // MARK: Publishing

    /// - `access`: the folder with the password file; nil where no member logs in.
    func publish(_ trees: PublishedTrees, access: String?) throws -> DeployedSite {
        if let since = state.heldSince, !plan.resumes { throw problem(.held(since: since)) }
        let copying = TreeCopying(plan: plan, site: site, group: state.group ?? "0", id: plan.isRehearsal ? nil : id)
        let files = Self.files(in: trees.live)
        var differences = TreeCopying.Differences(adding: files)
        if let live = state.live {
            plan.tell("\(site): comparing with what is live there")
            differences = try copying.differences(of: trees.live, from: live)
        }
        let count = PageCount(files)
        try check(count, differences)
        let isDifferent = !differences.isEmpty
        func result(_ outcome: DeployedSite.Outcome) -> DeployedSite {
            DeployedSite(
                site: site, outcome: outcome, pages: count.all, files: files.count, added: differences.added.count,
                changed: differences.changed.count, removed: differences.removed.count)
        }
        if plan.isRehearsal { return result(.rehearsed) }
        if isDifferent {
            plan.tell("\(site): copying what differs")
            try step("mark \(state.next)")
            try copying.copy(trees.live, to: state.next, beside: state.live, isCancelled: plan.isCancelled)
        }
        if let access { try copying.copy(access, to: "private/.access", isCancelled: plan.isCancelled) }
        try step("withdraw_names")
        if isDifferent {
            plan.tell("\(site): switching")
            try step("publish")
        }
        plan.tell("\(site): bringing the tree before up to date")
        try complete(trees, copying, isDifferent: isDifferent)
        return result(isDifferent ? .published : .unchanged)
    }

    /// Lets new names in, and makes the tree before what it is here: without revoked pages and old links. Where there is none here, what is
    /// there may hold them, so it becomes the live one.
    private func complete(_ trees: PublishedTrees, _ copying: TreeCopying, isDifferent: Bool) throws {
        let live = isDifferent ? state.next : state.live ?? state.next
        let before = live == "blue" ? "green" : "blue"
        do {
            _ = try shell.run("admit_names && mark \(before)", isCancelled: { false })
            try copying.copy(trees.before ?? trees.live, to: before, beside: live, isCancelled: { false })
            _ = try shell.run("finish", isCancelled: { false })
        } catch var problem as HostProblem {
            problem.isLive = true
            throw problem
        }
    }

    /// Refuses what looks like an accident, by what is live there.
    private func check(_ count: PageCount, _ differences: TreeCopying.Differences) throws {
        let (added, removed) = (PageCount(differences.added), PageCount(differences.removed))
        guard state.live != nil else { return }
        let before = count.all - added.all + removed.all
        let members = count.members - added.members + removed.members
        if members > 0, count.members == 0, plan.removalLimit != .percent(100) { throw problem(.noMembers(before: members)) }
        let allowed = plan.removalLimit.allowed(of: before)
        if removed.all > allowed { throw problem(.tooManyRemovals(removed: removed.all, of: before, allowed: allowed)) }
    }

    // MARK: Going back

    /// Makes the tree before live again, and holds it there.
    func rollBack() throws -> DeployedSite {
        if state.heldSince != nil { throw problem(.cannotRollBack(isUnfinished: false)) }
        var lines = try step("look_back")
        if !plan.isRehearsal {
            plan.tell("\(site): switching back")
            lines += try step("roll_back")
        }
        return DeployedSite(
            site: site, outcome: plan.isRehearsal ? .rehearsed : .rolledBack, pages: 0, files: 0, added: 0,
            changed: lines.number("changed"),
            removed: 0, kept: lines.number("kept"))
    }

    // MARK: Parts

    @discardableResult
    private func step(_ call: String) throws -> [String] { try shell.run(call, isCancelled: plan.isCancelled) }

    private func problem(_ kind: HostProblem.Kind) -> HostProblem { HostProblem(kind: kind, plan: plan, site: site) }

    /// The paths of all files below a folder.
    private static func files(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)
        var files: [String] = []
        while let name = names?.nextObject() as? String {
            if names?.fileAttributes?[.type] as? FileAttributeType == .typeRegular { files.append(name) }
        }
        return files
    }

    /// Who deploys: words that any shell reads as they are.
    private static var machine: String {
        var name = [CChar](repeating: 0, count: 256)
        unsafe gethostname(&name, name.count - 1)
        let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "process \(getpid()) on "
            + String(
                host.unicodeScalars.filter { $0.properties.isAlphabetic && $0.isASCII || "0123456789.-_".unicodeScalars.contains($0) }.map(
                    Character.init))
    }
}
