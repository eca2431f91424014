package import Bookings
import Foundation
package import Publishing

extension Workspace {
    /// Names the sites that have been published here, without asking the database: it may be what is broken.
    package func publishedSites(only wanted: Site.ID?) throws -> [Site.ID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/output")) ?? []
        let sites = names.filter { FileManager.default.fileExists(atPath: "\(output(of: $0))/private") }.sorted().map { Site.ID($0) }
        guard let wanted else {
            // A machine that only holds what is published needs no more.
            if sites.isEmpty { try checkFolder() }
            guard !sites.isEmpty else { throw PublishedProblem.nothing(workspace: path) }
            return sites
        }
        guard sites.contains(wanted) else { throw PublishedProblem.noSite(wanted, workspace: path) }
        return [wanted]
    }

    /// Takes a site's lock and does something to what is published, wording what goes wrong.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    package func withPublisher<Result>(of site: Site.ID, at time: Int64, _ body: (Publisher) throws -> Result) throws -> Result {
        do {
            return try body(Publisher(SiteFolder(path: output(of: site.rawValue)).lock(at: time)))
        } catch let error as PublishError {
            throw Failure(error, folder: output(of: site.rawValue))
        }
    }
}
