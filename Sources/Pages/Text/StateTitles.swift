public import Bookings

/// What pages call each state of a link and of a booking, for those who speak of pages: the owner's desk.
public struct StateTitles: Sendable {
    private let states: StateTable

    /// The built-in words of English: they are there whatever is wrong with those that people edit.
    ///
    /// - Returns: nil only in a program without words.
    public init?() {
        guard let words = WordCollection.builtIn["en"] else { return nil }
        states = StateTable(words)
    }

    /// "In person", "No link yet".
    public func title(of revelation: Revelation, on site: Site) -> String { states[revelation, on: site, at: ""].title }

    /// "On the waiting list".
    public func title(of status: Booking.Status) -> String { states[status].title }
}
