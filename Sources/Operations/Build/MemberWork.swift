import BookingDatabase
import Bookings
import Digests
import Pages
import RenderedPages

/// Hands out the pages of a site's members, in order of their ids, and gathers who reads which join page.
///
/// Where it is known what the published pages were made from, all rows are read once, as they lie in the tables, and kept as digests: then
/// the rows of those whose pages are made from something else are read again. Used by one thread at a time.
final class MemberWork {
    private let pages: SitePages
    private let members: BookedMembers
    private let ahead: OutlinesAhead?
    /// Of all whose pages were handed out, and of all as soon as outlines are read.
    private(set) var readers: JoinReaders
    private var outlined: Outlined?
    private var place = 0
    /// Whether any booking may name where it is changed: unless outlines have told that none does.
    private(set) var areManaged = true

    /// What the outlines of all rows have told, by the member's place.
    private struct Outlined {
        let ids: [Member.ID]
        /// What a page is made from that stays as it is published; nil of one whose rows are needed.
        let recipes: [Digest?]
        /// The bookings of those whose rows are needed; nil where these are so many that all are read.
        let bookings: [Int: [Booking.ID]]?
    }

    /// - `ahead`: outlines that were read already.
    init(_ pages: SitePages, of site: Site, in snapshot: Snapshot, _ ahead: OutlinesAhead?) throws {
        self.pages = pages
        self.ahead = ahead
        members = try snapshot.bookedMembers(of: site)
        readers = JoinReaders(pages)
    }

    /// - `published`: what the published pages were made from; nil where all are to be rendered.
    /// - Returns: nil after the last member.
    func next(_ published: (any PublishedRecipes)?) throws -> PageWork.Piece.MemberPage? {
        guard let published else {
            guard let booked = try members.next() else { return nil }
            readers.add(booked)
            return .changed(booked)
        }
        let outlined = try outlined ?? outline(published)
        self.outlined = outlined
        guard place < outlined.ids.count else { return nil }
        defer { place += 1 }
        if let recipe = outlined.recipes[place] { return .kept(outlined.ids[place], recipe: recipe) }
        return .changed(try members.rows(of: outlined.ids[place], outlined.bookings.map { $0[place] ?? [] }))
    }

    /// Reads the row of a booking that an outline has told of.
    func booking(_ id: Booking.ID) throws -> Booking { try members.booking(id) }

    private func outline(_ published: any PublishedRecipes) throws -> Outlined {
        var (ids, readers): ([Member.ID], [JoinReaders.Reader]) = ([], [])
        let recipes = MemberRecipes(pages)
        while let member = try members.nextMember() {
            ids.append(member.id)
            readers.append(self.readers.reader(member))
            recipes.add(member)
        }
        // Whose each booking is: by this the rows of a changed page are found, and no index has to be trusted.
        var (owners, bookings): ([Int32], [Booking.ID]) = ([], [])
        let outlines = members.outlines(of: ids, ahead)
        areManaged = false
        while let (booking, place) = try outlines.next() {
            recipes.add(booking, of: place, zones: members.zones)
            self.readers.add(booking, by: readers[place], zones: members.zones)
            areManaged = areManaged || booking.isManaged
            owners.append(Int32(place))
            bookings.append(booking.id)
        }
        let kept = ids.indices.map { place in
            recipes.recipe(at: place).flatMap { recipe in
                published.recipe(kind: PageKind.myBookings.rawValue, row: ids[place].rawValue) == recipe ? recipe : nil
            }
        }
        return Outlined(
            ids: ids, recipes: kept,
            bookings: members.areFew(owners.count { kept[Int($0)] == nil }, of: owners.count)
                ? Dictionary(grouping: owners.indices.filter { kept[Int(owners[$0])] == nil }) { Int(owners[$0]) }
                    .mapValues { $0.map { bookings[$0] }.sorted() }
                : nil)
    }
}
