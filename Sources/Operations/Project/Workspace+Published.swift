package import Bookings
import Foundation
package import Publishing

extension Workspace {
    /// Names the sites that have been published here, without asking the database: it may be what is broken.
    package func publishedSites(only wanted: Site.ID?) throws -> [Site.ID] {
        let sites = siteFolders
        guard let wanted else {
            // A machine that only holds what is published needs no more.
            if sites.isEmpty { try checkFolder() }
            guard !sites.isEmpty else { throw PublishedProblem.nothing(workspace: path) }
            return sites
        }
        guard sites.contains(wanted) else { throw PublishedProblem.noSite(wanted, workspace: path) }
        return [wanted]
    }

    /// The sites that have a folder in `output/`, whether they are in the database or not.
    package var siteFolders: [Site.ID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(output(of: $0))/private") }.sorted().map { Site.ID($0) }
    }

    /// The sites of whose addresses something is known and `isWanted`. Asks no lock, and passes over what another user may not read.
    func sitesPublished(with isWanted: (AddressNote, Site.ID) throws -> Bool) rethrows -> [Site.ID] {
        try siteFolders.filter { site in try addressNote(of: site).map { try isWanted($0, site) } ?? false }
    }

    func addressNote(of site: Site.ID) -> AddressNote? {
        FileManager.default.contents(atPath: "\(output(of: site.rawValue))/private/\(AddressNote.name)")
            .flatMap { AddressNote(parsing: String(decoding: $0, as: UTF8.self)) }
    }

    /// Takes a site's lock and does something to what is published, wording what goes wrong.
    ///
    /// - `time`: the wall clock, in seconds since 1970.
    /// - `outcome`: what a failure means for what the command was to do.
    package func withPublisher<Result>(
        of site: Site.ID, at time: Int64, outcome: String = "nothing was published", _ body: (Publisher) throws -> Result
    ) throws -> Result {
        do {
            return try body(Publisher(SiteFolder(path: output(of: site.rawValue)).lock(at: time)))
        } catch let error as PublishError {
            throw Failure(error, folder: output(of: site.rawValue), outcome: outcome)
        }
    }
}
