import Bookings

/// Needles that the other text of pages holds, so that finding them there is no leak: the name of a class may be another's password.
struct PublicText: Sendable {
    /// On every page of the site.
    private(set) var ofSite: Set<Needle> = []
    /// By place among the services, the staff and the sessions.
    private(set) var ofService: [Int32: Set<Needle>] = [:]
    private(set) var ofStaff: [Int32: Set<Needle>] = [:]
    private(set) var ofSession: [Int32: Set<Needle>] = [:]
    private(set) var ofMember: [Int64: Set<Needle>] = [:]
    /// The zones of those who booked a session, which its join page may be in; by place.
    private(set) var ofReaders: [Int32: Set<Needle>] = [:]
    /// Many name the same.
    private var ofZone: [String: Set<Needle>] = [:]

    /// - `contact`: what the configuration puts on every page.
    init(_ links: SiteLinks, contact: String, common: Set<Needle>, _ search: NeedleSearch) {
        let site = links.site
        ofSite = common.union(Self.needles([site.name, site.timeZone, contact], search))
        for (number, service) in links.services.enumerated() {
            ofService[Int32(number)] = Self.found([service.name, service.location, service.details], search)
        }
        for (number, person) in links.staff.enumerated() { ofStaff[Int32(number)] = Self.found([person.name], search) }
        for (row, text) in links.locations { ofSession[row] = Self.found([text], search) }
    }

    mutating func add(_ booked: BookedMember, _ links: SiteLinks, _ search: NeedleSearch) {
        let member = booked.member
        var found: Set<Needle> = []
        for zone in Set([member.timeZone].compactMap(\.self) + booked.bookings.compactMap(\.timeZone)) {
            let ofThis = ofZone[zone] ?? Self.needles([zone], search)
            ofZone[zone] = ofThis
            found.formUnion(ofThis)
        }
        let ofName = Self.needles([member.name], search)
        if !found.isEmpty || !ofName.isEmpty { ofMember[member.id.rawValue] = found.union(ofName) }
        if found.isEmpty { return }
        for booking in booked.bookings {
            links.forEachSession(of: booking.target) { ofReaders[$0, default: []].formUnion(found) }
        }
    }

    private static func found(_ texts: [String], _ search: NeedleSearch) -> Set<Needle>? {
        let found = needles(texts, search)
        return found.isEmpty ? nil : found
    }

    private static func needles(_ texts: [String], _ search: NeedleSearch) -> Set<Needle> {
        var found: Set<Needle> = []
        for text in texts where text.utf8.count >= NeedleSet.shortest {
            // Zones are written as cities: `America/Los_Angeles`.
            for form in text.utf8.contains(UInt8(ascii: "_")) ? [text, text.replacing("_", with: " ")] : [text] {
                for hit in search.hits(in: form) { found.insert(hit.needle) }
            }
        }
        return found
    }
}
