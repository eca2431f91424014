import Glibc
import Publishing
import PublishingTestSite

/// Publishes one of the probe's sites, so that a test can trace it, kill it, fail its calls or change its umask.
///
///     PublishProbe FOLDER before|after|rollback|purge|withdraw|verify [small]
///
/// Exits 0 when done, 10 with a typed error, 11 when the switch was done but not what follows, 12 with any other error.
func run(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 3 else { return 64 }
    let folder = SiteFolder(path: arguments[1])
    let options = SyntheticSite.options(time: ProbeSites.time + 10)
    do {
        switch arguments[2] {
        case "before": try ProbeSites.before.publish(to: folder, jobs: 1, options: options)
        case "after": try ProbeSites.after.publish(to: folder, jobs: 1, options: options)
        case "rollback": try Publisher(folder.lock(at: options.time)).rollback(time: options.time)
        case "purge": try Publisher(folder.lock(at: options.time)).purge(kind: SyntheticSite.member, row: 1)
        case "withdraw": try Publisher(folder.lock(at: options.time)).withdraw(.percent(100))
        case "verify": return try Publisher(folder.lock(at: options.time)).verify(jobs: 1).isSound ? 0 : 3
        default: return 64
        }
        return 0
    } catch let error as PublishError {
        print(error)
        if case .unfinished = error { return 11 }
        return 10
    } catch {
        print("untyped: \(error)")
        return 12
    }
}

exit(run(CommandLine.arguments))
