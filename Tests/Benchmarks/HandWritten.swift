/// The same page by hand: what a template is measured against. It looks for the five characters only, not for unsafe ones.
struct HandWritten {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func literal(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Copies what needs no escape in one go.
    private mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { text in
            var copied = 0
            for index in text.indices {
                guard let entity = Self.entity(of: unsafe text[index]) else { continue }
                unsafe bytes.append(contentsOf: text[copied..<index])
                literal(entity)
                copied = index + 1
            }
            unsafe bytes.append(contentsOf: text[copied...])
        }
    }

    private static func entity(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    mutating func page(_ page: MyBookings) {
        literal(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>My bookings</title>
            <meta name="robots" content="noindex">
            <link rel="stylesheet" href="/assets/style.css">
            </head>
            <body>
            <main data-page="my-bookings">
            <h1>My bookings</h1>
            <p><bdi>
            """
        )
        text(page.member)
        literal("</bdi> ")
        text(page.email)
        literal(" <a href=\"")
        text(page.calendar)
        literal("\">Subscribe</a></p>\n")
        for booking in page.bookings { entry(booking) }
        if page.bookings.isEmpty { literal("<p>Nothing is booked.</p>\n") }
        literal("</main>\n<footer>Breath &amp; Balance</footer>\n</body>\n</html>\n")
    }

    private mutating func entry(_ booking: BookingEntry) {
        literal("<section>\n<h2>")
        text(booking.service)
        literal("</h2>\n<p>")
        text(booking.status)
        if booking.isCourse { literal(" (course)") }
        literal("</p>\n")
        for session in booking.sessions { entry(session) }
        literal("</section>\n")
    }

    private mutating func entry(_ session: SessionEntry) {
        literal("<article data-link=\"")
        text(session.state)
        literal("\" data-reason=\"")
        text(session.reason)
        literal("\" data-when=\"")
        text(session.when)
        literal("\">\n<time datetime=\"")
        text(session.starts)
        literal("\">")
        text(session.day)
        literal("</time> <span>")
        text(session.time)
        literal("</span> <small>")
        text(session.zone)
        literal("</small>\n")
        if !session.staff.isEmpty {
            literal("<p>with <bdi>")
            text(session.staff)
            literal("</bdi></p>")
        }
        literal("\n")
        if !session.location.isEmpty {
            literal("<p>")
            text(session.location)
            literal("</p>")
        }
        literal("\n")
        if session.isCancelled { literal("<p class=\"cancelled\">Cancelled</p>") }
        literal("\n")
        if let link = session.link { entry(link) } else { literal("<p>This session takes place in person.</p>") }
        literal("\n</article>\n")
    }

    private mutating func entry(_ link: LinkEntry) {
        literal("<p><a data-field=\"link\" href=\"")
        text(link.url)
        literal("\" rel=\"noopener noreferrer\">Join by ")
        text(link.provider)
        literal("</a></p>\n")
        if !link.password.isEmpty {
            literal("<p>Password: <code data-field=\"password\">")
            text(link.password)
            literal("</code></p>")
        }
        literal("\n")
        if !link.description.isEmpty {
            literal("<div data-field=\"description\">")
            bytes.append(contentsOf: link.description)
            literal("</div>")
        }
        literal("\n<p><a data-field=\"join-page\" href=\"")
        text(link.joinPage)
        literal("\">Page of this session</a></p>\n")
    }
}
