import Bookings
import Foundation
import Publishing

extension Workspace {
    /// Names the sites that have been published here, without asking the database: it may be what is broken.
    func publishedSites(only wanted: Site.ID?) throws -> [Site.ID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/output")) ?? []
        let sites = names.filter { FileManager.default.fileExists(atPath: "\(output(of: $0))/private") }.sorted().map { Site.ID($0) }
        guard let wanted else {
            guard !sites.isEmpty else { throw PublishedProblem.nothing(workspace: path) }
            return sites
        }
        guard sites.contains(wanted) else { throw PublishedProblem.noSite(wanted, workspace: path) }
        return [wanted]
    }

    /// Takes a site's lock and does something to what is published, wording what goes wrong.
    func withPublisher<Result>(of site: Site.ID, _ body: (Publisher) throws -> Result) throws -> Result {
        do {
            return try body(Publisher(SiteFolder(path: output(of: site.rawValue)).lock()))
        } catch let error as PublishError {
            throw Failure(error, folder: output(of: site.rawValue))
        }
    }
}
