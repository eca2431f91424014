import Templating

/// A page like My Bookings: bookings, the sessions of each, the link of each session.
struct MyBookings: TemplateData {
    let member: String
    let email: String
    let calendar: String
    let bookings: [BookingEntry]

    static var shape: Shape<MyBookings> {
        Shape(
            .text("member") { $0.member }, .text("email") { $0.email }, .url("calendar") { $0.calendar },
            .list("bookings") { $0.bookings })
    }
}

struct BookingEntry: TemplateData {
    let service: String
    let status: String
    let isCourse: Bool
    let sessions: [SessionEntry]

    static var shape: Shape<BookingEntry> {
        Shape(
            .text("service") { $0.service }, .text("status") { $0.status }, .flag("isCourse") { $0.isCourse },
            .list("sessions") { $0.sessions })
    }
}

struct SessionEntry: TemplateData {
    let state: String
    let reason: String
    let when: String
    let starts: String
    let day: String
    let time: String
    let zone: String
    let staff: String
    let location: String
    let isCancelled: Bool
    let link: LinkEntry?

    static var shape: Shape<SessionEntry> {
        Shape(
            .text("state") { $0.state }, .text("reason") { $0.reason }, .text("when") { $0.when }, .text("starts") { $0.starts },
            .text("day") { $0.day }, .text("time") { $0.time }, .text("zone") { $0.zone }, .text("staff") { $0.staff },
            .text("location") { $0.location }, .flag("isCancelled") { $0.isCancelled }, .object("link") { $0.link })
    }
}

struct LinkEntry: TemplateData {
    let url: String
    let provider: String
    let password: String
    let description: [UInt8]
    let joinPage: String

    static var shape: Shape<LinkEntry> {
        Shape(
            .url("url") { $0.url }, .text("provider") { $0.provider }, .text("password") { $0.password },
            .markup("description") { $0.description }, .url("joinPage") { $0.joinPage })
    }
}

extension MyBookings {
    static var example: MyBookings {
        MyBookings(
            member: "Renée O'Brien", email: "renee.obrien@example.org", calendar: "/m/k3v7c2m5q4x6z8a9b1d3e5f7g2.ics",
            bookings: (0..<5).map { booking in
                BookingEntry(
                    service: ["Vinyasa Flow", "Beginners' course: breath & balance", "Deep stretch"][booking % 3], status: "Confirmed",
                    isCourse: booking % 3 == 1,
                    sessions: (0..<3).map { session in
                        SessionEntry(
                            state: session == 2 ? "none" : "shown", reason: session == 2 ? "in-person" : "staff",
                            when: booking < 3 ? "upcoming" : "past", starts: "2026-11-\(10 + booking)T09:\(30 + session):00Z",
                            day: "Monday, \(10 + booking) November 2026", time: "10:\(30 + session) – 11:\(30 + session)",
                            zone: "Berlin, UTC+1",
                            staff: "Renée O'Brien", location: session == 2 ? "Studio 2, Hauptstraße 5" : "",
                            isCancelled: session == 1 && booking == 4,
                            link: session == 2
                                ? nil
                                : LinkEntry(
                                    url:
                                        "https://us02web.zoom.us/j/8123456789\(session)?pwd=QWxhZGRpbjpvcGVuc2VzYW1l&uname=guest&from=addon",
                                    provider: "Zoom",
                                    password: "k9!x<\(session)>", description: Array("<p>Please mute your microphone.</p>\n".utf8),
                                    joinPage: "/j/m5q4x6z8a9b1d3e5f7g2k3v7c\(session).html"))
                    })
            })
    }
}
