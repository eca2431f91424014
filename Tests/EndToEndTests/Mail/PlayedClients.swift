import BusinessKit
import Foundation
import TestKit

/// The clients of a business with their calendars, played by an independent program (`play_client.py`).
struct PlayedClients {
    private let studio: Business

    init(of studio: Business) {
        self.studio = studio
    }

    /// Where their calendars are kept, as JSON.
    var calendars: String { studio.path + "/calendars.json" }

    /// Takes mails that lie in `cur/` into the calendars, in this order.
    func receive(_ names: [String]) throws -> Outcome {
        try play(["deliver", calendars, studio.maildir + "/cur"] + names)
    }

    /// Compares what the calendars have with what the bookings say, by SQL.
    ///
    /// - Parameter now: seconds since 1970; what is over by then is passed over.
    func compare(now: Int) throws -> Outcome {
        let pages = studio.path + "/pages.json"
        try Data(studio.joinery("pages", "--format", "json").output.utf8).write(to: URL(fileURLWithPath: pages))
        return try play(["compare", calendars, studio.database, pages, "\(now)"])
    }

    private func play(_ arguments: [String]) throws -> Outcome { try Script("Tests/EndToEndTests/play_client.py").run(arguments) }
}
