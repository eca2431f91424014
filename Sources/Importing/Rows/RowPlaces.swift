import Bookings

/// Where in a row's values the columns stand that rules look at together; nil for those that the view does not have.
struct RowPlaces {
    let type, link, service, starts, ends, email, session, course: Int?

    init(_ columns: [ImportedColumn]) {
        func place(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
        (type, link, service, email) = (place("type"), place("link_url"), place("service"), place("email"))
        (starts, ends) = (place("starts_at"), place("ends_at"))
        (session, course) = (place("session"), place("course"))
    }
}

extension [ImportedValue] {
    /// The number at a place; nil if there is none.
    func number(_ place: Int?) -> Int64? { place.flatMap { self[$0].number } }
    func text(_ place: Int?) -> String? { place.flatMap { self[$0].text } }
}
