/// A client who holds something old of one session.
public struct OutdatedClient: Sendable {
    public let member: Member
    public let booking: Booking.ID
    public let resolved: ResolvedSession
    public let outdated: [OutdatedPart]
    /// What the client was told last.
    public let lastTold: Delivery

    public init(member: Member, booking: Booking.ID, resolved: ResolvedSession, outdated: [OutdatedPart], lastTold: Delivery) {
        self.member = member
        self.booking = booking
        self.resolved = resolved
        self.outdated = outdated
        self.lastTold = lastTold
    }

    /// Whether the client's booking stands, so that telling helps.
    public var isConfirmed: Bool { !outdated.contains(.joinPage) }
}

extension Finding {
    /// One finding for each session, by number of clients: `check` prints no client's name.
    public static func oldLinks(_ clients: [OutdatedClient]) -> [Finding] {
        Dictionary(grouping: clients, by: \.resolved.id).sorted { $0.key < $1.key }.flatMap { session, clients in
            let (holders, former) = (clients.count(where: \.isConfirmed), clients.count { !$0.isConfirmed })
            var findings: [Finding] = []
            if holders > 0 {
                let kinds = OutdatedPart.allCases.filter { kind in clients.contains { $0.isConfirmed && $0.outdated.contains(kind) } }
                findings.append(
                    Finding(
                        .warning, .oldLink, "session:\(session)",
                        "\(holders) \(holders == 1 ? "client holds" : "clients hold") an old \(kinds.map(\.rawValue).joined(separator: ", "))",
                        advice:
                            "`joinery notify` names them; `joinery mail --notices` writes to them, or `joinery notify --delivered` once they are told"
                    ))
            }
            if former > 0 {
                findings.append(
                    Finding(
                        .warning, .oldLink, "session:\(session)",
                        "\(former) \(former == 1 ? "client" : "clients") without a confirmed booking still \(former == 1 ? "knows" : "know") the join page's address",
                        advice: "`joinery session rotate \(session)` gives it a new one"))
            }
            return findings
        }
    }
}
