/// A client who holds something old of one session, or has to be told of it.
public struct OutdatedClient: Sendable {
    public let member: Member
    public let news: News

    public init(member: Member, news: News) {
        self.member = member
        self.news = news
    }

    public var resolved: ResolvedSession { news.resolved }
    public var outdated: [OutdatedPart] { news.outdated }
    public var isConfirmed: Bool { news.attendance != .notBooked }
    /// Whether telling them helps: there is a letter that does, and it can be done by hand.
    public var canBeTold: Bool { news.letter != nil }
    /// Whether they know a join page and have no place in the session: only another address helps.
    public var knowsJoinPage: Bool { outdated.contains(.joinPage) }
}

extension Finding {
    /// One finding for each session, by number of clients: `check` prints no client's name.
    public static func oldLinks(_ clients: [OutdatedClient]) -> [Finding] {
        Dictionary(grouping: clients, by: \.resolved.id).sorted { $0.key < $1.key }.flatMap { session, clients in
            let (open, former) = (clients.count(where: \.canBeTold), clients.count(where: \.knowsJoinPage))
            var findings: [Finding] = []
            if open > 0 {
                let kinds = OutdatedPart.allCases.filter { kind in
                    kind != .joinPage && clients.contains { $0.canBeTold && $0.outdated.contains(kind) }
                }
                findings.append(
                    Finding(
                        .warning, .oldLink, "session:\(session)",
                        "\(open) \(open == 1 ? "client holds" : "clients hold") an old \(kinds.map(\.rawValue).joined(separator: ", "))",
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
