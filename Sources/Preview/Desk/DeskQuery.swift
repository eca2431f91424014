public import Bookings

/// What somebody asks the desk to show: its address, read and written in this one place.
public struct DeskQuery: Equatable, Sendable {
    /// Which sessions are listed.
    public enum Choice: String, Sendable, CaseIterable {
        case coming, attention, shown, none, hidden, cancelled, past
    }

    /// The time looked at; nil for now.
    public var instant: Instant?
    /// The site looked at; empty for the first, or for all where something is searched.
    public var site = ""
    /// Part of a member's name or e-mail address, or an id; empty for all.
    public var find = ""
    /// A day on the site's calendar: `2026-11-24`; empty for all.
    public var day = ""
    public var service: Int64?
    public var choice = Choice.coming
    /// Both count from one.
    public var sessionPage = 1
    public var memberPage = 1

    public init() {}

    /// Reads the query of a request; what makes no sense is passed over.
    ///
    /// - `instant`: what `at` says, which the caller has read.
    init(_ query: String, instant: Instant?) {
        func value(_ name: String) -> String { RequestPath.value(of: name, in: query) ?? "" }
        func page(_ name: String) -> Int { max(1, Int(value(name)) ?? 1) }
        self.instant = instant
        (site, find, day) = (value("site"), value("find"), value("day"))
        service = Int64(value("service"))
        choice = Choice(rawValue: value("show")) ?? .coming
        (sessionPage, memberPage) = (page("sessions"), page("members"))
    }

    /// The address of the desk that shows this.
    func address(_ path: String = "/") -> String {
        let known: [(String, String)] = [
            ("at", instant?.rfc3339 ?? ""), ("site", site), ("find", find), ("day", day), ("service", service.map { "\($0)" } ?? ""),
            ("show", choice == .coming ? "" : choice.rawValue), ("sessions", sessionPage == 1 ? "" : "\(sessionPage)"),
            ("members", memberPage == 1 ? "" : "\(memberPage)"),
        ]
        let given = known.filter { !$0.1.isEmpty }.map { "\($0)=\($1.percentEncoded(keeping: ":"))" }
        return given.isEmpty ? path : "\(path)?\(given.joined(separator: "&"))"
    }

    /// The same with something else.
    func with<Value>(_ part: WritableKeyPath<DeskQuery, Value>, _ value: Value) -> DeskQuery {
        var query = self
        query[keyPath: part] = value
        return query
    }
}
