import Bookings
import Foundation

/// Why something could not be done on the host.
struct HostProblem: Problem {
    enum Kind {
        case unknownHostKey
        case changedHostKey
        case noKey
        case unreachable(String)
        /// The connection ended, or the shell there was ended.
        case lost
        case missingThere(String)
        case noFolder
        /// The user is not in the folder's group.
        case group(user: String, String)
        case denied(user: String)
        case foreign(String)
        case builtThere
        case locked(holder: String)
        case copying
        case held(since: Int64)
        case cannotRollBack(isUnfinished: Bool)
        case tooManyRemovals(removed: Int, of: Int, allowed: Int)
        case noMembers(before: Int)
        /// A command there failed: the system's words for it.
        case system(String)
    }

    let kind: Kind
    let plan: DeployPlan
    let site: Site.ID
    /// Whether the new site is live already.
    var isLive = false

    private var target: DeployTarget { plan.target }
    private var place: String { "\(target.host):\(target.folder(of: site.rawValue))" }
    private var again: String { "joinery deploy \(target)" }
    private var ssh: String { (["ssh"] + (plan.sshConfiguration.map { ["-F", $0] } ?? []) + [target.host]).joined(separator: " ") }

    private var outcome: String {
        if isLive { return "the new site is live, but the one before it is not tidied up" }
        return plan.step == .rollBack ? "nothing was changed" : "nothing was published"
    }

    var failure: Failure {
        let failure = words
        guard isLive else { return failure }
        return Failure(
            failure.code, as: "unfinished", failure.message, hint: "the next `\(again)` completes it", subject: failure.subject)
    }

    private var words: Failure {
        switch kind {
        case .unknownHostKey:
            on(
                .cannotCreate, "unknown-host-key", "the key of the host `\(target.host)` is not known here",
                hint: "`ssh-keyscan HOST >> ~/.ssh/known_hosts`, and compare it with what `ssh-keygen -lf` tells on the host")
        case .changedHostKey:
            on(
                .cannotCreate, "changed-host-key",
                "the host `\(target.host)` has another key than before: it is another machine, or was installed anew",
                hint: "ask who runs it; if that is right, `ssh-keygen -R HOST` forgets the old one")
        case .noKey:
            on(
                .cannotCreate, "no-ssh-key", "`\(target.host)` lets no ssh key in that there is here",
                hint: "`ssh-copy-id \(target.host)` allows yours; one with a passphrase must be in an agent")
        case .unreachable(let reason):
            on(.inputOutput, "unreachable", "ssh cannot reach `\(target.host)`: \(reason)", hint: "`\(ssh) true` tells more")
        case .lost:
            on(.inputOutput, "connection-lost", "the connection to `\(target.host)` ended", hint: "`\(again)` begins again")
        case .missingThere(let name):
            on(
                .cannotCreate, "no-\(name)-there", "`\(target.host)` has no `\(name)`",
                hint: "on a host with Debian: `sudo apt-get install \(name == "flock" ? "util-linux" : name)`")
        case .noFolder:
            on(
                .cannotCreate, "no-folder", "there is no folder `\(target.folder)` on `\(target.host)`, nor one to make it in",
                hint: "`\(ssh) mkdir -p \(target.folder)`")
        case .group(let user, let group):
            on(
                .cannotCreate, "group",
                "`\(target)` belongs to the group `\(group)`, and `\(user)` is not in it: the pages could not be given to it",
                hint: "on the host: `sudo usermod --append --groups \(group) \(user)`")
        case .denied(let user):
            on(
                .cannotCreate, "denied", "`\(user)` may not write in `\(place)`",
                hint: "on the host: `sudo chown -R \(user) \(target.folder)`")
        case .foreign(let name):
            on(
                .refused, "foreign-files", "`\(place)` has files that Joinery did not write: `\(name)`",
                hint: "move it away there, or name another folder")
        case .builtThere:
            on(
                .refused, "built-there", "`\(place)` is published by `joinery build` on that host",
                hint: "name another folder; or build there, and do not deploy")
        case .locked(let holder):
            on(
                .locked, "folder-in-use", "another `joinery deploy` is at work in `\(place)`: \(holder)",
                hint: "try again when it has finished")
        case .copying:
            on(
                .locked, "folder-in-use", "a deploy of `\(place)` was cut off, and its rsync is still copying",
                hint: "try again in a minute")
        case .held(let since):
            on(
                .refused, "rollback-held", "`\(place)`: a rollback is held since \(Instant(seconds: since).rfc3339)",
                hint: "`\(again) --resume` ends it")
        case .cannotRollBack(let isUnfinished):
            on(
                .refused, "cannot-roll-back",
                "`\(place)`: cannot roll back: "
                    + (isUnfinished ? "a deploy that was cut off has used up the earlier site" : "there is no earlier site that differs"),
                hint: isUnfinished ? "`\(again)` completes it" : "")
        case .tooManyRemovals(let removed, let count, let allowed):
            on(
                .refused, "too-many-removals", "`\(place)`: \(removed) of \(count) pages would go, \(allowed) may",
                hint: "look at the database and the secret; if it is right, `\(again) --max-removals \(removed)`")
        case .noMembers(let before):
            on(
                .refused, "kind-vanished",
                "`\(place)`: there \(before == 1 ? "was" : "were") \(Counted(before, "my-bookings page")), now there is none",
                hint: "look at the database; if nobody is to be published any more, `\(again) --max-removals 100%`")
        case .system(let reason):
            on(
                Self.isDenial(reason) ? .cannotCreate : .inputOutput, "host", "`\(place)`: \(reason)",
                hint: reason.hasPrefix("No space") || reason.hasPrefix("Disk quota")
                    ? "make room there and run `\(again)` again" : "`\(again)` begins again")
        }
    }

    private func on(_ code: Failure.Code, _ word: String, _ sentence: String, hint: String = "") -> Failure {
        Failure(code, as: word, "\(sentence); \(outcome)", hint: hint, subject: "\(target)")
    }

    private static func isDenial(_ reason: String) -> Bool {
        ["Permission denied", "Operation not permitted", "Not a directory"].contains { reason.hasPrefix($0) }
    }
}

extension HostProblem.Kind {
    /// Why ssh, or a program that uses it, ended: by what it complained of.
    ///
    /// ssh's own words are in English everywhere, and no page's path is in them.
    init(ssh complaints: [String], status: Int32) {
        func isSaid(_ words: String) -> Bool { complaints.contains { $0.contains(words) } }
        self =
            if isSaid("REMOTE HOST IDENTIFICATION HAS CHANGED") {
                .changedHostKey
            } else if isSaid("Host key verification failed") {
                .unknownHostKey
            } else if isSaid("Permission denied (") {
                .noKey
            } else if status == 255, let last = complaints.last(where: { !$0.hasPrefix("rsync") }) {
                .unreachable(last.hasPrefix("ssh: ") ? String(last.dropFirst(5)) : last)
            } else {
                .lost
            }
    }

    /// What a command there said of its failure; without what it names, which may be the path of a page.
    init(said lines: [String]) {
        self = .system(lines.last.map(Self.reason) ?? "a command failed")
    }

    /// The system's words at the end of a message: `mv: cannot stat 'x': No such file or directory`, `... failed: No space left on device (28)`.
    static func reason(in line: String) -> String {
        let words = line.split(separator: ": ").last.map(String.init) ?? line
        return words.contains("/") ? "a command failed" : words.replacing(#/ \(\d+\)$/#, with: "")
    }
}
