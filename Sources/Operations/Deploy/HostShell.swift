import Bookings

/// A shell on the host that runs one step after the other, and holds the site's lock there. Ended with its connection when it is let go of.
final class HostShell {
    private static let end = "joinery-end "

    private let plan: DeployPlan
    private let site: Site.ID
    private let program: ChildProgram

    /// - `id`: what this deploy is told by, in letters and digits.
    init(_ plan: DeployPlan, _ site: Site.ID, id: String, holder: String) throws {
        self.plan = plan
        self.site = site
        // Whatever the user's login shell is.
        program = try ChildProgram(plan.ssh + ["--", plan.target.host, "exec sh -s"], isFed: true)
        let preamble = HostScript.preamble(plan.target, site: site.rawValue, id: id, holder: holder)
        // What a login prints comes before the end of this step, and is none of its answer.
        _ = try run(preamble, isCancelled: plan.isCancelled)
    }

    /// Runs a step and returns the lines that it printed.
    func run(_ step: String, isCancelled: () -> Bool) throws -> [String] {
        let isTaken = program.feed("{\n\(step)\n} < /dev/null 2>&1\nprintf '\\n\(Self.end)%s\\n' $?\n")
        var lines: [String] = []
        while isTaken || program.read() {
            while let line = program.takeLine() {
                guard line.hasPrefix(Self.end) else {
                    if !line.isEmpty { lines.append(line) }
                    continue
                }
                if line == Self.end + "0" { return lines }
                throw problem(refusal(in: lines) ?? .init(said: lines))
            }
            if isCancelled() { throw Failure(.interrupted, "interrupted; nothing was published") }
            if !program.read() { break }
        }
        throw problem(.init(ssh: program.complaints, status: program.end()))
    }

    private func problem(_ kind: HostProblem.Kind) -> HostProblem { HostProblem(kind: kind, plan: plan, site: site) }

    /// What the script refused, by its word.
    private func refusal(in lines: [String]) -> HostProblem.Kind? {
        guard let line = lines.last(where: { $0.hasPrefix("refused ") }) else { return nil }
        let words = line.split(separator: " ").dropFirst().map(String.init)
        func word(_ place: Int) -> String { place < words.count ? words[place] : "" }
        switch words.first {
        case "no-tool": return .missingThere(word(1))
        case "no-folder": return .noFolder
        case "group": return .group(user: word(1), word(2))
        case "denied": return .denied(user: word(1))
        case "foreign": return .foreign(word(1))
        case "built-there": return .builtThere
        case "locked": return .locked(holder: words.dropFirst().joined(separator: " "))
        case "copying": return .copying
        case "cannot-roll-back": return .cannotRollBack(isUnfinished: word(1) == "unfinished")
        default: return nil
        }
    }
}
