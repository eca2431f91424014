internal import Bookings
internal import Digests

/// All that pages say of one service.
final class PageService: Sendable {
    let name: String
    let isCourse: Bool
    let location: String
    let details: Markdown
    /// Digest of the row that all of this is made from.
    let row: Digest?

    init(_ service: Service) {
        name = service.name
        isCourse = service.kind == .course
        location = service.location
        details = Markdown(service.details)
        row = service.row
    }

    /// Stands in for the service of a booking that names none of the site's; no such page is ever published.
    static let missing = PageService(Service(id: Service.ID(0), kind: .appointment, name: "", isConferencingEnabled: false))
}
