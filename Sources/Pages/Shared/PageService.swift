internal import Bookings

/// All that pages say of one service.
final class PageService: Sendable {
    let name: String
    let isCourse: Bool
    let location: String
    let details: Markdown
    /// Digest of the row above.
    let digest: UInt64

    init(_ service: Service) {
        name = service.name
        isCourse = service.kind == .course
        location = service.location
        details = Markdown(service.details)
        var digest = StableDigest()
        digest.combine(service.name)
        digest.combine(service.location)
        digest.combine(service.details)
        self.digest = digest.value
    }

    /// Stands in for the service of a booking that names none of the site's; no such page is ever published.
    static let missing = PageService(Service(id: Service.ID(0), kind: .appointment, name: "", isConferencingEnabled: false))
}
