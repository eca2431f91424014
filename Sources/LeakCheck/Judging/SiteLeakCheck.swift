public import Bookings

/// Looks through the files of one site for links that the rules say must not be there (`Sources/Bookings/Bookings.docc/LinkRules.md`).
///
/// It knows the rows, the rules and the bytes on disk, and nothing of how pages are made. For each file there is a set of needles that it
/// may hold: the links shown to that member, or on that join page, and where their own bookings are changed. Whatever else is found is a
/// leak, unless it is part of something that may be there, or is a word that the page's other text has too.
public struct SiteLeakCheck: Sendable {
    private let secrets: SearchableLinks
    private let place: Int32
    private let links: SiteLinks
    private var allowed = AllowedLinks()
    private var text: PublicText
    private var managed: ManagedBookings
    private let texts: [String]

    /// - `contact`: what the configuration puts on every page, addresses too.
    /// - Returns: nil if the site is not one whose links were collected.
    public init?(of site: Site.ID, contact: String, _ secrets: SearchableLinks) {
        guard let place = secrets.sites.firstIndex(of: site) else { return nil }
        self.secrets = secrets
        self.place = Int32(place)
        links = secrets.links[place]
        managed = ManagedBookings(links)
        texts = [contact] + links.services.flatMap { [$0.name, $0.location, $0.details] } + links.locations.map(\.text)
        text = PublicText(links, contact: contact, common: secrets.common, NeedleSearch(secrets.index))
    }

    /// Adds what members of the site booked, in order of their ids.
    public mutating func add(_ members: some Sequence<BookedMember>) {
        let search = NeedleSearch(secrets.index)
        for booked in members {
            text.add(booked, links, search)
            allowed.add(booked, links)
            managed.add(booked, links)
        }
    }

    /// Adds where a booking is changed of a member whose pages are none of those that are searched, and who was not added.
    public mutating func add(_ manageURL: String, of booking: Booking.ID, _ member: Member.ID) {
        managed.add(manageURL, of: booking, member.rawValue)
    }

    /// Settles what may be in which file, once all members are there. Shared by all threads.
    public func verdict() -> LeakVerdict {
        LeakVerdict(
            secrets, site: place, links: links, allowed: allowed, text: text, managed: managed.verdict(besides: texts))
    }
}
