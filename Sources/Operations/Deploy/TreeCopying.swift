import Bookings

/// Copies a folder to the host by rsync, or only tells what differs there.
struct TreeCopying {
    let plan: DeployPlan
    let site: Site.ID
    /// Of the folder there, as a number.
    let group: String
    /// By which the lock there is ours; nil where nothing is written.
    let id: String?

    /// What differs, by path below the folder. A folder's path ends in a slash.
    struct Differences {
        private(set) var added: [String] = []
        private(set) var changed: [String] = []
        private(set) var removed: [String] = []
        /// Whether anything differs, be it a mode.
        private(set) var isEmpty = true

        init() {}

        /// All of a folder that is not there.
        init(adding files: [String]) {
            added = files
            isEmpty = false
        }

        /// - Parameter lines: as rsync itemises them: eleven characters, a blank and the path.
        fileprivate init(_ lines: [String]) {
            for line in lines where line.utf8.count > 12 {
                let (what, path) = (line.prefix(11), String(line.dropFirst(12)))
                guard what.contains(where: { ".<>ch*".contains($0) }) else { continue }
                isEmpty = false
                if path.hasSuffix("/") { continue }
                if what.hasPrefix("*deleting") {
                    removed.append(path)
                } else if what.hasSuffix("+++++++++") {
                    added.append(path)
                } else {
                    changed.append(path)
                }
            }
        }
    }

    /// Tells what would differ, and changes nothing.
    func differences(of folder: String, from tree: String) throws -> Differences {
        Differences(try run(["--dry-run", "--delete"], folder, to: tree, isCancelled: plan.isCancelled))
    }

    /// Makes a folder there the same as this one. What is the same in the tree `beside` it is linked, not copied.
    func copy(_ folder: String, to tree: String, beside: String? = nil, isCancelled: () -> Bool) throws {
        _ = try run(["--delete-before"] + (beside.map { ["--link-dest=../\($0)"] } ?? []), folder, to: tree, isCancelled: isCancelled)
    }

    /// Files are compared by their contents, and modes and group set as a build sets them. Times are left to the host: it knows which
    /// versions it had.
    private func run(_ options: [String], _ folder: String, to tree: String, isCancelled: () -> Bool) throws -> [String] {
        let place = plan.target.folder(of: site.rawValue)
        let program = try ChildProgram(
            ["rsync", "--recursive", "--perms", "--group", "--checksum", "--compress", "--chown=:\(group)", "--chmod=D750,F640"]
                // What the rsync there has to complain of comes by itself, not among the files: that way would end with the connection.
                + ["--timeout=300", "--out-format=%i %n", "--remote-option=--msgs2stderr", "--rsync-path=\(remoteProgram(in: place))"]
                + ["--rsh=\(plan.ssh.map(Self.quoted).joined(separator: " "))"] + options
                + ["--", "\(folder)/", "\(plan.target.host):\(place)/\(tree)/"], isFed: false)
        while program.read() {
            if isCancelled() { throw Failure(.interrupted, "interrupted; nothing was published") }
        }
        let status = program.end()
        guard status == 0 else { throw HostProblem(kind: kind(program.complaints, status), plan: plan, site: site) }
        var lines: [String] = []
        while let line = program.takeLine() { lines.append(line) }
        return lines
    }

    /// rsync there writes only while the lock is ours and no other rsync does: it may outlive the program that started it.
    private func remoteProgram(in place: String) -> String {
        guard let id else { return "env LC_ALL=C rsync" }
        return "env LC_ALL=C flock -w 10 \(place)/private/copying "
            + #"sh -c 'grep -qxF \#(id) \#(place)/private/lock && exec rsync "$@"' rsync"#
    }

    private func kind(_ complaints: [String], _ status: Int32) -> HostProblem.Kind {
        // `rsync: [receiver] write failed on "...": No space left on device (28)`. The rsync there may have ended before the one here had
        // sent everything, which then complains of the connection as well.
        let isLost = [12, 30, 255].contains(status)
        let reason = complaints.first { line in
            line.hasPrefix("rsync: ") && line.firstMatch(of: /\(\d+\)$/) != nil
                && (!isLost || line.hasPrefix("rsync: [receiver]") || line.hasPrefix("rsync: [generator]"))
        }
        return reason.map { .system(HostProblem.Kind.reason(in: $0)) } ?? .init(ssh: complaints, status: status)
    }

    /// As rsync takes the words of a command apart.
    private static func quoted(_ word: String) -> String {
        word.contains(" ") ? "'\(word.replacing("'", with: "''"))'" : word
    }
}
