import Testing
import ZoneFiles

@testable import Bookings

/// Who may change what, and what is refused (`Sources/Bookings/Bookings.docc/Editing.md`).
@Suite struct EditRulesTests {
    /// Session 81 and 82 are Ines's (4), 83 is Tom's (5); course 7 is Ines's, with session 84; course 8 has no session.
    private static let scene = Scene()

    struct Scene: Sendable {
        var accounts = [Account(id: Account.ID(1), staff: nil, kind: .custom(.ofSite), isConnected: true)]
        var savedSessions = 1

        func scene(of edit: Edit) -> EditScene {
            let catalogue = Catalogue(
                site: Situation().site, staff: [Staff(id: Staff.ID(4), name: "Ines"), Staff(id: Staff.ID(5), name: "Tom")],
                accounts: accounts,
                services: [
                    Service(id: Service.ID(6), kind: .appointment, name: "Coaching", isConferencingEnabled: true),
                    Service(id: Service.ID(7), kind: .course, name: "Sleep Well", isConferencingEnabled: true),
                ], assignments: [Assignment(service: Service.ID(7), staff: Staff.ID(4))], courseMeetings: [:])
            let sessions = [(81, 6, 4), (83, 6, 5), (84, 7, 5)].map { id, service, staff in
                Session(
                    id: Session.ID(id), service: Service.ID(service), staff: Staff.ID(staff), startsAt: Instant(seconds: 0),
                    endsAt: Instant(seconds: 60))
            }
            return EditScene(
                catalogue: catalogue, session: sessions.first { edit.subject == .session($0.id) },
                member: edit.subject == .member(Member.ID(1)) ? Member(id: Member.ID(1), firstName: "Ada") : nil,
                savedSessions: savedSessions)
        }
    }

    private func refusal(_ edit: Edit, by editor: Editor = .owner, in scene: Scene = scene) -> EditRefusal? {
        do throws(EditRefusal) {
            _ = try EditRules.judge(edit, by: editor, in: scene.scene(of: edit), zones: ZoneFolder().zones)
            return nil
        } catch {
            return error
        }
    }

    private static let ines = Editor.staff(Staff.ID(4))
    private static let link = Link(url: "https://whereby.com/x")

    @Test func `a staff member may change their own account, their own sessions and the courses they are assigned to`() {
        let theirs: [Edit] = [
            .connectAccount(of: Staff.ID(4), .custom(Self.link)), .addLink(Session.ID(81)), .setLink(Session.ID(81), Self.link),
            .removeLink(Session.ID(81)), .resetLink(Session.ID(81)), .setCourseLink(Service.ID(7), Self.link),
            .resetCourseLink(Service.ID(7)),
            // Another's session, of a course that is theirs: it is the course link.
            .setLink(Session.ID(84), Self.link),
        ]
        for edit in theirs { #expect(refusal(edit, by: Self.ines) == nil) }
    }

    @Test func `everything else is the owner's`() {
        let (id, tom) = (Staff.ID(4), Staff.ID(5))
        #expect(refusal(.connectAccount(of: nil, .custom(Self.link)), by: Self.ines) == .notTheirs(id, .ownAccount(nil)))
        #expect(refusal(.disconnectAccount(of: tom), by: Self.ines) == .notTheirs(id, .ownAccount(tom)))
        #expect(refusal(.addLink(Session.ID(83)), by: Self.ines) == .notTheirs(id, .ownSession(Session.ID(83), of: tom)))
        #expect(refusal(.setLink(Session.ID(83), Self.link), by: Self.ines) == .notTheirs(id, .ownSession(Session.ID(83), of: tom)))
        #expect(refusal(.removeLink(Session.ID(84)), by: Self.ines) == .notTheirs(id, .ownSession(Session.ID(84), of: tom)))
        #expect(refusal(.setLink(Session.ID(84), Self.link), by: .staff(tom)) == .notTheirs(tom, .assignedCourse(Service.ID(7))))
        #expect(refusal(.resetCourseLink(Service.ID(7)), by: .staff(tom)) == .notTheirs(tom, .assignedCourse(Service.ID(7))))
        let owners: [Edit] = [
            .setConferencing(Service.ID(6), true), .changeSettings(SettingsChange()), .rotateMember(Member.ID(1)),
            .rotateSession(Session.ID(81)), .eraseMember(Member.ID(1)),
        ]
        for edit in owners { #expect(refusal(edit, by: Self.ines) == .notTheirs(id, .ownerOnly)) }
        #expect(refusal(.addLink(Session.ID(81)), by: .staff(Staff.ID(99))) == .unknown(.staff(Staff.ID(99))))
    }

    @Test func `a staff account needs a connected default account, and may always be removed`() {
        var scene = Self.scene
        let staff = Account(id: Account.ID(2), staff: Staff.ID(4), kind: .zoom, isConnected: true, zoomUser: "ines@example.org")
        scene.accounts = [Account(id: Account.ID(1), staff: nil, kind: .custom(.ofSite), isConnected: false), staff]
        #expect(refusal(.connectAccount(of: Staff.ID(4), .zoom(user: "a@b.org")), in: scene) == .noDefaultAccount(Staff.ID(4)))
        #expect(refusal(.disconnectAccount(of: Staff.ID(4)), by: Self.ines, in: scene) == nil)
        scene.accounts = [staff]
        #expect(refusal(.connectAccount(of: Staff.ID(4), nil), in: scene) == .noDefaultAccount(Staff.ID(4)))
        #expect(refusal(.connectAccount(of: nil, nil), in: scene) == .noAccount(nil))
        #expect(refusal(.connectAccount(of: nil, .custom(Self.link)), in: scene) == nil)
    }

    @Test("an account forgets its Zoom meetings when its type or Zoom user changes, and only then")
    func forgetting() throws {
        var scene = Self.scene
        scene.accounts = [Account(id: Account.ID(1), staff: nil, kind: .zoom, isConnected: false, zoomUser: "a@b.org")]
        func forgets(_ connection: AccountConnection?) throws -> Bool {
            let edit = Edit.connectAccount(of: nil, connection)
            guard
                case .connectAccount(_, _, _, let forgets) = try EditRules.judge(
                    edit, by: .owner, in: scene.scene(of: edit), zones: ZoneFolder().zones
                ).update
            else {
                return false
            }
            return forgets
        }
        #expect(try !forgets(nil))
        #expect(try !forgets(.zoom(user: "a@b.org")))
        #expect(try forgets(.zoom(user: "c@d.org")))
        #expect(try forgets(.custom(Self.link)))
    }

    @Test func `a course link needs a saved session to be set, not to be reset`() {
        var scene = Self.scene
        scene.savedSessions = 0
        #expect(refusal(.setCourseLink(Service.ID(7), Self.link), in: scene) == .noSavedSession(Service.ID(7)))
        #expect(refusal(.resetCourseLink(Service.ID(7)), in: scene) == nil)
        #expect(refusal(.setCourseLink(Service.ID(6), Self.link)) == .notACourse(Service.ID(6), .appointment))
    }

    @Test func `links are judged as guests get them`() {
        func account(_ url: String) -> EditRefusal? { refusal(.connectAccount(of: nil, .custom(Link(url: url)))) }
        #expect(account("https://{session}.example.org/") == nil)
        #expect(account("http://x.org") == .unsafeLink(.notHTTPS))
        // 14 characters, 1,960 more and a word of 26 are 2,000; one more is too many.
        #expect(account("https://x.org/\(String(repeating: "a", count: 1960)){session}") == nil)
        #expect(account("https://x.org/\(String(repeating: "a", count: 1961)){session}") == .unsafeLink(.tooLong(2001)))
        #expect(refusal(.setLink(Session.ID(81), Link(url: "https://x.org/{session}"))) == .placeholder)
        #expect(refusal(.setLink(Session.ID(84), Link(url: "https://x.org/{session}"))) == .placeholder)
        #expect(refusal(.setLink(Session.ID(81), Link(url: "https://x.org", password: "a\nb"))) == .controlCharacter(.password))
        #expect(refusal(.setLink(Session.ID(81), Link(url: "https://x.org", description: "a\nb"))) == nil)
        #expect(refusal(.setLink(Session.ID(81), Link(url: "https://x.org", description: "a\0b"))) == .controlCharacter(.description))
        func sized(_ password: Int, _ description: Int) -> EditRefusal? {
            let (password, description) = (String(repeating: "a", count: password), String(repeating: "a", count: description))
            return refusal(.setLink(Session.ID(81), Link(url: "https://x.org", password: password, description: description)))
        }
        #expect(sized(20_000, 100_000) == nil)
        #expect(sized(20_001, 0) == .tooLong(.password, 20_001, 20_000))
        #expect(sized(0, 100_001) == .tooLong(.description, 100_001, 100_000))
    }

    @Test(
        "settings are judged before they are written", arguments: ["https://x.org/", "ftp://x.org", "http://x.org", "https://u@x.org", ""])
    func baseURL(_ text: String) {
        var change = SettingsChange()
        change.baseURL = text
        #expect(refusal(.changeSettings(change)) == .baseURL(text))
    }

    @Test func `a change writes of a link its provider and digest alone`() throws {
        let edit = Edit.setLink(Session.ID(81), Link(url: "https://whereby.com/canary", password: "canary", description: "canary"))
        let change = try EditRules.judge(edit, by: .owner, in: Self.scene.scene(of: edit), zones: ZoneFolder().zones)
        #expect(!"\(change)".contains("canary"))
        #expect(change.fields.last?.after == .link(provider: "Whereby", LinkDigest(of: try #require(change.update.link))))
    }
}

extension Change.Update {
    fileprivate var link: Link? {
        if case .linkState(_, .set(let link)) = self { link } else { nil }
    }
}
