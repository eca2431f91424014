public import Bookings
import Foundation
import FoundationNetworking

/// Calls Zoom's meeting API as a server-to-server app. The only thing here that opens a connection.
///
/// Calls that can be made again are: three times, with growing pauses. A new meeting is never asked for twice.
public final class ZoomClient {
    /// A meeting as guests need it.
    public struct Made: Sendable {
        public let meetingID: String
        public let plan: MeetingPlan
        public let link: Link
    }

    private let base: Base
    private let credentials: ZoomCredentials
    private let timeout: Double
    private let exchange: HTTPExchange
    private let now: () -> Instant
    private let pause: (_ seconds: Double) -> Void
    private var token: String?

    private static let attempts = 3
    /// Longer than this, a call is left to another run.
    private static let longestPause = 30.0

    /// Where the API is: Zoom's own addresses, or one for both.
    public struct Base: Sendable {
        let api: String
        let oauth: String

        public static let zoom = Base(api: "https://api.zoom.us", oauth: "https://zoom.us")

        /// Takes `https://` and a host, `http://` only on this machine; nil for anything else.
        public init?(url: String) {
            guard BaseURL.isAllowed(url) else { return nil }
            self.init(api: url, oauth: url)
        }

        private init(api: String, oauth: String) {
            self.api = api
            self.oauth = oauth
        }
    }

    /// - `timeout`: seconds for one answer.
    /// - `pause`: waits; an argument, so that a test need not.
    public init(
        _ base: Base, _ credentials: ZoomCredentials, timeout: Double, now: @escaping () -> Instant, pause: @escaping (Double) -> Void
    ) {
        self.base = base
        self.credentials = credentials
        self.now = now
        self.pause = pause
        self.timeout = timeout
        exchange = HTTPExchange(timeout: timeout)
    }

    /// Lists a host's meetings, all pages of it.
    public func meetings(of host: String) throws(ZoomProblem) -> [ListedMeeting] {
        var meetings: [ListedMeeting] = []
        var next = ""
        repeat {
            let query = "?type=scheduled&page_size=300" + (next.isEmpty ? "" : "&next_page_token=\(next.percentEncoded())")
            let answer = try call("GET", "/v2/users/\(host.percentEncoded())/meetings\(query)", name: "GET /users/{user}/meetings")
            let page = try decode(ZoomMessages.Page.self, answer, "GET /users/{user}/meetings")
            meetings += page.meetings.map { ListedMeeting(meetingID: String($0.id), plan: $0.plan, agenda: $0.agenda ?? "") }
            // The same page again would go on for ever.
            guard page.next_page_token != next || next.isEmpty else { throw .garbage(call: "GET /users/{user}/meetings") }
            next = page.next_page_token ?? ""
        } while !next.isEmpty
        return meetings
    }

    /// Asks for one meeting; nil if Zoom has none of this number.
    public func meeting(_ id: String) throws(ZoomProblem) -> Made? {
        do throws(ZoomProblem) {
            return try made(try call("GET", "/v2/meetings/\(id.percentEncoded())", name: "GET /meetings/{id}"), "GET /meetings/{id}")
        } catch .refused(_, 404, _) {
            return nil
        }
    }

    /// Makes a meeting; nil where the answer was lost, so that it may have been made or not.
    public func create(_ wanted: WantedMeeting) throws(ZoomProblem) -> Made? {
        let name = "POST /users/{user}/meetings"
        do throws(ZoomProblem) {
            let answer = try call(
                "POST", "/v2/users/\(wanted.host.percentEncoded())/meetings", body: Self.body(wanted), name: name, isRepeatable: false)
            return try made(answer, name)
        } catch {
            switch error {
            case .answerLost, .garbage: return nil
            default: throw error
            }
        }
    }

    /// Tells Zoom a meeting's new name and time; false if Zoom has none of this number.
    public func update(_ id: String, _ wanted: WantedMeeting) throws(ZoomProblem) -> Bool {
        try change("PATCH", id, body: Self.body(wanted))
    }

    /// Deletes a meeting; false if it was gone already.
    public func delete(_ id: String) throws(ZoomProblem) -> Bool {
        try change("DELETE", id, body: nil)
    }

    private func change(_ method: String, _ id: String, body: Data?) throws(ZoomProblem) -> Bool {
        do throws(ZoomProblem) {
            _ = try call(method, "/v2/meetings/\(id.percentEncoded())", body: body, name: "\(method) /meetings/{id}")
            return true
        } catch .refused(_, 404, _) {
            return false
        }
    }

    // MARK: One call

    private func call(
        _ method: String, _ path: String, body: Data? = nil, name: String, isRepeatable: Bool = true
    ) throws(ZoomProblem) -> HTTPExchange.Answer {
        // Where a kept connection turns out to be closed, libcurl sends the request once more on a new one, by itself: a meeting might be
        // made twice. On a new connection it never does.
        var hasNewToken = false
        var attempt = 1
        while true {
            var request = try request(method, base.api + path, name)
            request.setValue("Bearer \(try bearer())", forHTTPHeaderField: "Authorization")
            if let body {
                request.httpBody = body
                request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            }
            let answer = isRepeatable ? exchange.send(request) : HTTPExchange(timeout: timeout).send(request)
            switch answer?.status {
            case .some(200..<300):
                if let answer { return answer }
            case 401 where !hasNewToken:
                // A token lasts an hour; a long run outlives it.
                (hasNewToken, token) = (true, nil)
                continue
            case 429:
                try wait(answer?.retryAfter, attempt)
            case nil, .some(500...):
                guard isRepeatable else { throw .answerLost }
                guard attempt < Self.attempts else {
                    throw answer.map { .refused(call: name, status: $0.status, code: Self.code($0)) } ?? .unreachable(call: name)
                }
                pause(Double(attempt) / 2)
            case .some(let status):
                throw .refused(call: name, status: status, code: answer.flatMap(Self.code))
            }
            attempt += 1
        }
    }

    /// Waits as long as Zoom asks: seconds, or until a time. What takes too long is left to another run.
    private func wait(_ retryAfter: String?, _ attempt: Int) throws(ZoomProblem) {
        let until =
            retryAfter.flatMap { Instant(rfc3339: $0) }
            ?? retryAfter.flatMap { Int64($0) }.map { Instant(seconds: now().seconds + max(0, $0)) }
        let seconds = until.map { Double($0.seconds - now().seconds) } ?? Double(attempt)
        guard attempt < Self.attempts, seconds <= Self.longestPause else { throw .rateLimited(until: until) }
        pause(max(seconds, 0.1))
    }

    private func bearer() throws(ZoomProblem) -> String {
        if let token { return token }
        let name = "POST /oauth/token"
        var request = try request(
            "POST", "\(base.oauth)/oauth/token?grant_type=account_credentials&account_id=\(credentials.accountID.percentEncoded())", name)
        let basic = Data("\(credentials.clientID):\(credentials.clientSecret)".utf8).base64EncodedString()
        request.setValue("Basic \(basic)", forHTTPHeaderField: "Authorization")
        guard let answer = exchange.send(request) else { throw .unreachable(call: name) }
        guard answer.status == 200 else { throw .refused(call: name, status: answer.status, code: Self.code(answer)) }
        let fresh = try decode(ZoomMessages.Token.self, answer, name).access_token
        token = fresh
        return fresh
    }

    private func request(_ method: String, _ url: String, _ name: String) throws(ZoomProblem) -> URLRequest {
        guard let url = URL(string: url) else { throw .garbage(call: name) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        return request
    }

    // MARK: Messages

    private func made(_ answer: HTTPExchange.Answer, _ name: String) throws(ZoomProblem) -> Made {
        let meeting = try decode(ZoomMessages.Meeting.self, answer, name)
        guard let url = meeting.join_url else { throw .garbage(call: name) }
        guard LinkPolicy.flaw(in: url) == nil else { throw .unsafeLink }
        return Made(meetingID: String(meeting.id), plan: meeting.plan, link: Link(url: url, password: meeting.password ?? ""))
    }

    private func decode<Message: Decodable>(
        _: Message.Type, _ answer: HTTPExchange.Answer, _ name: String
    ) throws(ZoomProblem) -> Message {
        guard let message = try? JSONDecoder().decode(Message.self, from: answer.body) else { throw .garbage(call: name) }
        return message
    }

    private static func code(_ answer: HTTPExchange.Answer) -> Int? {
        (try? JSONDecoder().decode(ZoomMessages.Failure.self, from: answer.body))?.code
    }

    private static func body(_ wanted: WantedMeeting) -> Data? {
        let time = wanted.plan.time
        return try? JSONEncoder().encode(
            ZoomMessages.NewMeeting(
                topic: wanted.plan.topic, type: time == nil ? 3 : 2, start_time: time?.startsAt.rfc3339, duration: time?.minutes,
                timezone: time == nil ? nil : "UTC", agenda: MeetingMark.agenda(wanted.mark)))
    }
}

extension ZoomMessages.Meeting {
    fileprivate var plan: MeetingPlan {
        // A meeting without a fixed time may come with a duration all the same.
        let start = type == 3 ? nil : start_time.flatMap { Instant(rfc3339: $0) }
        return MeetingPlan(topic: topic ?? "", time: start.map { MeetingPlan.Time(startsAt: $0, minutes: duration ?? 0) })
    }
}
