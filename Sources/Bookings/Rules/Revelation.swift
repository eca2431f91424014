/// Where a member meets a link.
public enum Surface: String, Sendable, CaseIterable {
    /// The page, its Markdown and calendar, and the session's join page.
    case myBookings = "my-bookings"
    /// Every automated mail and the calendar file attached to it.
    case email
}

/// Says what one member gets to see of a link on one surface, and why (<doc:LinkRules#Who-sees-it>).
public enum Revelation: Hashable, Sendable {
    case shown(Link, Resolution.Source)
    case hidden(Surface)
    /// Hidden because the page is the same for all who are logged in; My Bookings shows it.
    case leftToMyBookings
    case none(Resolution.Absence)
    case pending(Resolution.Wait)
    case withheld(Reason)

    /// Why a link is kept back: for everybody, or until the booking is confirmed.
    public enum Reason: Hashable, Sendable {
        case danger(Resolution.Danger)
        case booking(Booking.Status)
    }

    /// The state as it stands in `data-link`.
    public enum State: String, Sendable, CaseIterable {
        case shown, hidden, none, pending, withheld
    }

    public var state: State {
        switch self {
        case .shown: .shown
        case .hidden, .leftToMyBookings: .hidden
        case .none: .none
        case .pending: .pending
        case .withheld: .withheld
        }
    }

    /// The reason code, or the source where the link is shown, as it stands in `data-reason`.
    public var reason: String {
        switch self {
        case .shown(_, let source): source.code.rawValue
        case .hidden(.myBookings): "hidden-in-my-bookings"
        case .hidden(.email): "hidden-in-emails"
        case .leftToMyBookings: "shared-page"
        case .none(let absence): absence.rawValue
        case .pending(let wait): wait.rawValue
        case .withheld(.danger(let danger)): danger.rawValue
        case .withheld(.booking(let status)): status.reason
        }
    }

    public var link: Link? {
        if case .shown(let link, _) = self { link } else { nil }
    }
}

extension Booking.Status {
    /// The status in the form that reason codes and templates use: `waiting-list`.
    public var code: String {
        switch self {
        case .created: "created"
        case .confirmed: "confirmed"
        case .pending: "pending"
        case .waitingList: "waiting-list"
        case .declined: "declined"
        case .canceled: "canceled"
        }
    }

    /// The reason code of a link that is withheld for the status.
    var reason: String {
        switch self {
        case .created: "booking-created"
        case .confirmed: "booking-confirmed"
        case .pending: "booking-pending"
        case .waitingList: "booking-waiting-list"
        case .declined: "booking-declined"
        case .canceled: "booking-canceled"
        }
    }
}
