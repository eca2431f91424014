/// One thing to do so that Zoom has what the database calls for.
public enum MeetingStep: Hashable, Sendable {
    case create(WantedMeeting)
    /// Made before, and its answer lost: find out its link and write it down.
    case adopt(WantedMeeting, meetingID: String)
    case update(WantedMeeting, meetingID: String)
    /// In the database and not in the host's list: ask for it by its number.
    case verify(WantedMeeting, StoredMeeting)
    /// - `stored`: whether the database knows of it.
    case delete(MeetingTarget, Account.ID, meetingID: String, stored: Bool)

    /// Compares what is called for, what the database knows and what the hosts' lists hold.
    ///
    /// Lists are the only place that knows the time Zoom was told: the database has no column for it, and one request a host tells all.
    public static func steps(_ needed: NeededMeetings, stored: [StoredMeeting], listed: [Account.ID: [ListedMeeting]]) -> [MeetingStep] {
        let known = Dictionary(stored.map { (Key(account: $0.account, target: $0.target), $0) }) { first, _ in first }
        let lists = listed.mapValues(HostList.init)
        var steps = needed.wanted.compactMap { wanted -> MeetingStep? in
            guard let list = lists[wanted.account] else { return nil }
            if let stored = known[Key(account: wanted.account, target: wanted.target)] {
                guard let found = list.byID[stored.meetingID] else { return .verify(wanted, stored) }
                return found.plan == wanted.plan ? nil : .update(wanted, meetingID: stored.meetingID)
            }
            return list.byMark[wanted.mark].map { .adopt(wanted, meetingID: $0) } ?? .create(wanted)
        }
        for target in needed.unneeded.sorted(by: { $0.description < $1.description }) {
            for (account, list) in lists.sorted(by: { $0.key < $1.key }) {
                if let stored = known[Key(account: account, target: target)] {
                    steps.append(.delete(target, account, meetingID: stored.meetingID, stored: true))
                } else if let id = list.byMark[needed.mark(of: target, account)] {
                    steps.append(.delete(target, account, meetingID: id, stored: false))
                }
            }
        }
        return steps
    }

    public var target: MeetingTarget {
        switch self {
        case .create(let wanted), .adopt(let wanted, _), .update(let wanted, _), .verify(let wanted, _): wanted.target
        case .delete(let target, _, _, _): target
        }
    }

    public var account: Account.ID {
        switch self {
        case .create(let wanted), .adopt(let wanted, _), .update(let wanted, _), .verify(let wanted, _): wanted.account
        case .delete(_, let account, _, _): account
        }
    }

    private struct Key: Hashable {
        let account: Account.ID
        let target: MeetingTarget
    }
}

/// A host's meetings by number, and by the marks in their agendas.
private struct HostList {
    let byID: [String: ListedMeeting]
    let byMark: [String: String]

    init(_ meetings: [ListedMeeting]) {
        byID = Dictionary(meetings.map { ($0.meetingID, $0) }) { first, _ in first }
        // Of two with one mark, the same one every time.
        byMark = Dictionary(
            meetings.flatMap { meeting in MeetingMark.words(in: meeting.agenda).map { ($0, meeting.meetingID) } }, uniquingKeysWith: min)
    }
}

/// Writes the mark into a meeting's agenda, and finds it there.
public enum MeetingMark {
    private static let label = "Joinery "

    public static func agenda(_ mark: String) -> String { label + mark }

    /// The marks in an agenda: a host may have written more beside ours.
    static func words(in agenda: String) -> [String] {
        agenda.split(whereSeparator: \.isNewline).compactMap { line in line.hasPrefix(label) ? String(line.dropFirst(label.count)) : nil }
    }
}

extension ListedMeeting {
    public func isMarked(_ mark: String) -> Bool { MeetingMark.words(in: agenda).contains(mark) }
}
