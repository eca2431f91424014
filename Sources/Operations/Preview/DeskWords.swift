import Bookings
import Pages
import Preview

/// The desk's words for what has a code elsewhere.
struct DeskWords: Sendable {
    let workspace: Workspace
    private let titles = StateTitles()

    init(_ workspace: Workspace) {
        self.workspace = workspace
    }

    /// "Zoom link", "In person": as pages call it.
    func state(_ revelation: Revelation, on site: Site) -> DeskState {
        let words =
            if let link = revelation.link {
                Provider(url: link.url).map { $0.icon == "video" ? "Link to \($0.name)" : "\($0.name) link" } ?? "Link"
            } else {
                titles?.title(of: revelation, on: site) ?? revelation.reason
            }
        return DeskState(kind: revelation.state.rawValue, words: words)
    }

    func status(_ status: Booking.Status) -> String { titles?.title(of: status) ?? status.code }

    /// A command as it is typed where the preview was started.
    func command(_ what: String, _ text: String) -> DeskCommand {
        DeskCommand(what, "joinery \(text)\(workspace.path == "." ? "" : " -C \(workspace.path.shellWord)")")
    }

    /// What can be done with a session.
    func commands(for resolved: ResolvedSession) -> [DeskCommand] {
        let (id, service) = (resolved.id, resolved.service)
        var commands: [DeskCommand] = []
        if resolved.isOfCourse {
            commands.append(
                command("Give the course another link, for all of its sessions", "course-link set \(service.id) --url https://…"))
        } else {
            commands.append(command("Give it a link of its own", "link set \(id) --url https://…"))
        }
        switch resolved.resolution {
        case .none(.removed), .none(.inPerson): commands.append(command("Hold it online, with the account’s link", "link add \(id)"))
        case .none: break
        case .link, .pending, .withheld: commands.append(command("Hold it in person, without a link", "link remove \(id)"))
        }
        if resolved.session.linkState.code != .inherit { commands.append(command("Do again what its service says", "link reset \(id)")) }
        commands.append(command("Give its page a new address, if the old one got into the wrong hands", "session rotate \(id)"))
        return commands
    }

    func commands(for member: Member, isLogin: Bool) -> [DeskCommand] {
        (isLogin ? [command("See the name and password to log in with", "member login \(member.id)")] : [])
            + [
                command("Give the page a new address, if the old one got into the wrong hands", "member rotate \(member.id)"),
                command("Remove this member with all bookings (asks first)", "member erase \(member.id)"),
            ]
    }

    func commands(for site: Site) -> [DeskCommand] {
        func hiding(_ option: String, _ isHidden: Bool, _ place: String) -> DeskCommand {
            command(
                isHidden ? "Show links \(place) again" : "Hide all links \(place)",
                "settings set --site \(site.id) --\(option) \(isHidden ? "no" : "yes")")
        }
        return [
            hiding("hide-link-in-my-bookings", site.hidesLinkInMyBookings, "on members’ pages"),
            hiding("hide-link-in-emails", site.hidesLinkInEmails, "in mails"),
            command("See the accounts that give links", "account list --site \(site.id)"),
            command("See the address of every page", "pages --site \(site.id)"),
        ]
    }

    func attention(_ reason: DeskAttention, in schedule: Schedule) -> String {
        switch reason {
        case .unsafeLink(let id):
            let link = schedule[id].flatMap { $0.session.linkState.link ?? $0.service.courseLink }
            let why = link.flatMap { LinkPolicy.flaw(in: $0.url) }.map { ", because it \($0.sentence)" }
            return "Nobody sees the link\(why ?? ": it may not be shown")."
        case .meetingMissing: return "The Zoom meeting is not made yet. `joinery zoom sync` makes it."
        case .pending: return "A booking waits for you to accept it."
        case .noMail: return "No mail reaches them: there is no e-mail address, or not a right one."
        }
    }
}

extension String {
    /// The text as a sentence begins.
    var startingUpper: String { prefix(1).uppercased() + dropFirst() }
}
