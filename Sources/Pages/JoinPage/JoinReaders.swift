public import Bookings
internal import Digests

/// Who reads the join page of each session: in which languages and time zone, and whether it is one client's alone.
///
/// Gathered from all bookings before the first join page is made, from rows or outlines alike, then shared by all threads. Of a booking
/// that does not stand any more the language counts: its client was told the page's address, and finds there what became of the session.
public struct JoinReaders: Sendable {
    /// In which zone the readers of one language are.
    private enum Zone {
        static let nobody: UInt16 = 0
        /// Those whose bookings stand are none.
        static let none: UInt16 = 1
        static let several: UInt16 = 2
        /// The number of the first of `zones`.
        static let first: UInt16 = 3

        static func merged(_ one: UInt16, _ other: UInt16) -> UInt16 {
            if one <= none || other <= none { return max(one, other) }
            return one == other ? one : several
        }
    }

    /// An id, none, or more than one.
    private enum Sole {
        static let none: Int64 = 0
        static let several: Int64 = -1

        static func merged(_ one: Int64, _ other: Int64) -> Int64 {
            if one == none || other == none { return one == none ? other : one }
            return one == other ? one : several
        }
    }

    /// What there is of a session or, for all of its sessions, of a course. Bookings come in any order, so what one changes lies together.
    private struct Place {
        /// Who booked, whatever became of it.
        var member = Sole.none
        /// The booking that stands.
        var booking = Sole.none
        /// Where those are who read the site's own language.
        var zone = Zone.nobody
    }

    private struct Places {
        private(set) var all: [Place]
        /// Where those are who read other languages, by the place of the translation; each made when its first reader comes.
        private var zones: [[UInt16]] = []
        /// What stands and names where it is changed, by place.
        private(set) var managed: [Int: Digest] = [:]

        init(count: Int) { all = Array(repeating: Place(), count: count) }

        mutating func add(_ booked: Booked, at place: Int) {
            if booked.language == 0 {
                all[place].zone = Zone.merged(all[place].zone, booked.zone)
            } else {
                while zones.count < booked.language { zones.append([]) }
                let other = booked.language - 1
                if zones[other].isEmpty { zones[other] = Array(repeating: Zone.nobody, count: all.count) }
                zones[other][place] = Zone.merged(zones[other][place], booked.zone)
            }
            all[place].member = Sole.merged(all[place].member, booked.member.rawValue)
            guard booked.isOpen else { return }
            all[place].booking = Sole.merged(all[place].booking, booked.id.rawValue)
            if all[place].booking != Sole.several, let row = booked.managed {
                managed[place] = row
            } else if !managed.isEmpty {
                managed[place] = nil
            }
        }

        var languageCount: Int { zones.count + 1 }

        func zone(ofLanguage language: Int, at place: Int) -> UInt16 {
            if language == 0 { return all[place].zone }
            return language <= zones.count && !zones[language - 1].isEmpty ? zones[language - 1][place] : Zone.nobody
        }
    }

    /// One booking, as far as it makes a reader.
    private struct Booked {
        let id: Booking.ID
        let member: Member.ID
        let language: Int
        let zone: UInt16
        let isOpen: Bool
        /// Digest of its row where that names where it is changed.
        let managed: Digest?
    }

    /// The readers of one session's page.
    struct OfSession {
        /// Languages besides the site's own, in order of their places, with the zone that all of its readers are in.
        var translations: [(place: Int, zone: ZoneOffsets?)] = []
        /// The zone that all readers of the page are in, whatever their language; nil where they are in several, or there are none.
        var zone: ZoneOffsets?
        /// The one booking that there is, where it names where it is changed; its row.
        var managed: (booking: Booking.ID, row: Digest)?
    }

    private let pages: SitePages
    private let coursePlaces: [Service.ID: Int]
    private var sessions: Places
    private var courses: Places
    private var zones: [ZoneOffsets] = []
    /// By name; nil of a zone that nobody knows.
    private var zoneNumbers: [String: UInt16?] = [:]
    /// By place among the zones that outlines have named so far.
    private var outlineZones: [UInt16?] = []
    /// By what rows call their language.
    private var languages: [String: Int] = [:]

    /// Of no booking yet.
    public init(_ pages: SitePages) {
        self.pages = pages
        let ofCourses = pages.sessions.schedule.catalogue.services.values.filter { $0.kind == .course }.map(\.id).sorted()
        coursePlaces = Dictionary(uniqueKeysWithValues: ofCourses.enumerated().map { ($1, $0) })
        sessions = Places(count: pages.sessions.inOrder.count)
        courses = Places(count: coursePlaces.count)
    }

    /// A member, as far as all that they booked is read by them.
    public struct Reader: Sendable {
        fileprivate let language: UInt16
        fileprivate let zone: UInt16
    }

    public mutating func reader(_ member: Member) -> Reader {
        Reader(language: UInt16(language(of: member)), zone: zone(of: member))
    }

    /// Adds what a member booked. Each member is added once.
    public mutating func add(_ booked: BookedMember) {
        let reader = reader(booked.member)
        for booking in booked.bookings {
            add(
                Booked(
                    id: booking.id, member: booked.member.id, language: Int(reader.language),
                    zone: !booking.status.isOpen ? Zone.none : booking.timeZone.flatMap { number(ofZone: $0) } ?? reader.zone,
                    isOpen: booking.status.isOpen, managed: booking.manageURL == nil ? nil : booking.row ?? Self.noRow),
                of: booking.target)
        }
    }

    /// Adds one booking of which no more than an outline is read. Each is added once, in any order.
    ///
    /// - `zones`: the names of zones that outlines have given so far.
    public mutating func add(_ booking: BookingOutline, by reader: Reader, zones: [String]) {
        while outlineZones.count < zones.count { outlineZones.append(number(ofZone: zones[outlineZones.count])) }
        add(
            Booked(
                id: booking.id, member: booking.member, language: Int(reader.language),
                zone: !booking.isOpen ? Zone.none : booking.zone.flatMap { outlineZones[$0] } ?? reader.zone,
                isOpen: booking.isOpen, managed: booking.isManaged ? booking.row : nil),
            of: booking.target)
    }

    /// Of values that no row is behind there is no recipe that could be the same.
    private static let noRow = Digest(low: 0, high: 0)

    private mutating func add(_ booked: Booked, of target: Booking.Target) {
        switch target {
        case .session(let id): if let place = pages.sessions.schedule.index(of: id) { sessions.add(booked, at: place) }
        case .course(let id): if let place = coursePlaces[id] { courses.add(booked, at: place) }
        }
    }

    /// The number of the language whose words a member reads: 0 is the site's own.
    private mutating func language(of member: Member) -> Int {
        guard let name = member.language else { return 0 }
        if let known = languages[name] { return known }
        // What is wrong with the language is told with the member's own page.
        var findings: [Finding] = []
        let number = pages.edition(of: member, &findings).translation.map { $0.place + 1 } ?? 0
        languages[name] = number
        return number
    }

    private mutating func zone(of member: Member) -> UInt16 {
        member.timeZone.flatMap { number(ofZone: $0) } ?? number(ofZone: pages.siteZone.identifier) ?? Zone.several
    }

    private mutating func number(ofZone name: String) -> UInt16? {
        if let known = zoneNumbers[name] { return known }
        let zone = name == pages.siteZone.identifier ? pages.siteZone : pages.zones.zone(name)
        let number = zone.flatMap { _ in UInt16(exactly: zones.count + Int(Zone.first)) }
        if let zone, number != nil { zones.append(zone) }
        zoneNumbers[name] = .some(number)
        return number
    }

    /// Whether any booking that stands may be the only one of its session, and names where it is changed.
    var nameManaged: Bool { !sessions.managed.isEmpty || !courses.managed.isEmpty }

    /// Who reads the page of a session.
    func readers(of session: PageSession) -> OfSession {
        let course = session.resolved.isOfCourse ? coursePlaces[session.resolved.service.id] : nil
        var readers = OfSession()
        var all = Zone.nobody
        for language in 0..<max(sessions.languageCount, courses.languageCount) {
            var zone = sessions.zone(ofLanguage: language, at: session.index)
            if let course { zone = Zone.merged(zone, courses.zone(ofLanguage: language, at: course)) }
            all = Zone.merged(all, zone)
            if language > 0, zone != Zone.nobody { readers.translations.append((language - 1, self.zone(zone))) }
        }
        readers.zone = self.zone(all)
        readers.managed = managed(session, course)
        return readers
    }

    private func zone(_ number: UInt16) -> ZoneOffsets? { number >= Zone.first ? zones[Int(number - Zone.first)] : nil }

    /// The booking that nobody but its own client can change on the session's page: the only one that stands, and no other member ever had
    /// one, who knows the page's address still. Where members log in, each of them may open the page.
    private func managed(_ session: PageSession, _ course: Int?) -> (booking: Booking.ID, row: Digest)? {
        guard pages.sessions.addresses.access.joinPagesShowLinks else { return nil }
        func sole(_ column: (Place) -> Int64) -> Int64 {
            Sole.merged(column(sessions.all[session.index]), course.map { column(courses.all[$0]) } ?? Sole.none)
        }
        let booking = sole(\.booking)
        guard booking > 0, sole(\.member) > 0 else { return nil }
        return (sessions.managed[session.index] ?? course.flatMap { courses.managed[$0] }).map { (Booking.ID(booking), $0) }
    }
}
