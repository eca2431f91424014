package import Bookings

/// A client who holds something old, in the JSON form.
package struct OutdatedDocument: Encodable {
    package let member, booking, session: Int64
    package let name, email, service, startsAt: String
    package let confirmed: Bool
    package let outdated: [String]

    package init(_ client: OutdatedClient) {
        member = client.member.id.rawValue
        booking = client.booking.rawValue
        session = client.resolved.id.rawValue
        name = client.member.name
        email = client.member.email
        service = client.resolved.service.name
        startsAt = client.resolved.session.startsAt.rfc3339
        confirmed = client.isConfirmed
        outdated = client.outdated.map(\.rawValue)
    }
}

extension OutdatedClient {
    /// One line for people: who, of what, and what is old.
    package var line: String {
        let what =
            isConfirmed
            ? "old \(outdated.map(\.rawValue).joined(separator: ", "))"
            : "no confirmed booking, knows the join page: `joinery session rotate \(resolved.id)` gives it a new address"
        return "\(member.name)\(member.email.isEmpty ? "" : " <\(member.email)>"), member \(member.id), session \(resolved.id) "
            + "\(resolved.service.name) \(resolved.session.startsAt.rfc3339): \(what)"
    }
}
