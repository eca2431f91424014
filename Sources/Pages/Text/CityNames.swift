internal import Bookings
private import Synchronization

/// What the cities of time zones are called in one language, each asked for once: "Lisboa", "東京".
final class CityNames: Sendable {
    private let locale: WordLocale
    private let known = Mutex<[String: String?]>([:])

    init(_ locale: WordLocale) {
        self.locale = locale
    }

    /// Nil for a zone without a city.
    subscript(zone: ZoneOffsets) -> String? {
        known.withLock { known in
            if let found = known[zone.identifier] { return found }
            let name = zone.city.map { locale.city(of: zone.identifier) ?? $0 }
            known[zone.identifier] = .some(name)
            return name
        }
    }
}
