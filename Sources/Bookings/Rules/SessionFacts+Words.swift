extension SessionFacts {
    /// What there is of an account; of its link, the provider.
    func words(for account: Account?) -> String {
        guard let account else { return "none is connected" }
        let owner = account.staff.map { "the account of staff member \($0)" } ?? "the default account"
        switch account.kind {
        case .zoom:
            let isMade = meetings.contains { $0.account == account.id }
            return
                "\(owner) is Zoom, which has made \(isMade ? "a" : "no") meeting for this \(service.kind == .course ? "course" : "session")"
        case .custom(let link):
            let room =
                link.hasPlaceholder
                ? ", with a room of its own for this \(service.kind == .course ? "course" : "session") as {session}" : ""
            return "\(owner) is a custom \(link)\(room)"
        }
    }

    var wordsForLinkState: String {
        "link_state is \(session.linkState.code.rawValue)" + (session.linkState.link.map { ": \($0)" } ?? "")
    }

    var wordsForCourse: String {
        guard service.kind == .course else { return "the service is of type \(service.kind.rawValue)" }
        return service.courseLink.map { "\($0)" } ?? "the course has none"
    }

    var wordsForStaff: String {
        guard service.kind != .course else { return "the service is of type COURSE, which never uses a staff account" }
        guard let staff = session.staff else { return "the session has no staff member" }
        return connectedStaffAccount.map { words(for: $0) } ?? "staff member \(staff) has none that is connected"
    }
}
