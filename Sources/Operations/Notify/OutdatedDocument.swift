package import Bookings

/// A client who holds something old, in the JSON form.
package struct OutdatedDocument: Encodable {
    package let member, booking, session: Int64
    package let name, email, service, startsAt: String
    package let confirmed: Bool
    package let outdated: [String]
    /// The mail that tells them; nil where telling does not help.
    package let letter: String?

    package init(_ client: OutdatedClient) {
        member = client.member.id.rawValue
        booking = client.news.booking.id.rawValue
        session = client.resolved.id.rawValue
        name = client.member.name
        email = client.member.email
        service = client.resolved.service.name
        startsAt = client.resolved.session.startsAt.rfc3339
        confirmed = client.isConfirmed
        outdated = client.outdated.map(\.rawValue)
        letter = client.news.letter?.rawValue
    }
}

extension OutdatedClient {
    /// One line for people: who, of what, and what is old.
    package var line: String {
        "\(member.name)\(member.email.isEmpty ? "" : " <\(member.email)>"), member \(member.id), session \(resolved.id) "
            + "\(resolved.service.name) \(resolved.session.startsAt.rfc3339): \(unknown.joined(separator: "; "))"
    }

    /// What they do not know.
    private var unknown: [String] {
        var words: [String] = []
        let old = outdated.filter { $0 != .booking && $0 != .joinPage }
        if !old.isEmpty { words.append("old \(old.map(\.rawValue).joined(separator: ", "))") }
        if outdated.contains(.booking) { words.append(unknownBooking) }
        if knowsJoinPage {
            words.append("no confirmed booking, knows the join page: `joinery session rotate \(resolved.id)` gives it a new address")
        }
        return words
    }

    private var unknownBooking: String {
        if let replaced = news.replaces {
            return "not told that booking \(news.booking.id) is for this session now, and not for session \(replaced.resolved.id)"
        }
        switch news.attendance {
        case .notBooked where news.booking.status == .confirmed:
            return "not told that booking \(news.booking.id) is not for this session any more"
        case .notBooked: return "not told that booking \(news.booking.id) is \(news.booking.status.rawValue)"
        case .expected, .sessionCancelled:
            return news.letter == .confirmation
                ? "not told that booking \(news.booking.id) is confirmed again" : "not told of this session of booking \(news.booking.id)"
        }
    }
}
