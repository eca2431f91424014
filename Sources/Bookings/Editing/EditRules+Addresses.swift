extension EditRules {
    static func rotateMember(in scene: EditScene) throws(EditRefusal) -> Change {
        guard let member = scene.member else { throw .nothingAsked }
        guard let next = PageGeneration.next(after: member.pageGeneration) else { throw .lastGeneration(.member(member.id)) }
        return Change(
            "member.rotate", .member(member.id), .memberGeneration(member.id, next),
            [Change.Field("page_generation", .number(member.pageGeneration), .number(next))], reach: .member(member.id),
            notes: ["the old address is gone with the next `joinery build`"])
    }

    static func rotateSession(in scene: EditScene) throws(EditRefusal) -> Change {
        guard let session = scene.session else { throw .nothingAsked }
        guard let next = PageGeneration.next(after: session.pageGeneration) else { throw .lastGeneration(.session(session.id)) }
        return Change(
            "session.rotate", .session(session.id), .sessionGeneration(session.id, next),
            [Change.Field("page_generation", .number(session.pageGeneration), .number(next))],
            notes: ["the old join page is gone with the next `joinery build`"])
    }

    /// Neither name nor address goes into the log: they are what is erased.
    static func erase(in scene: EditScene) throws(EditRefusal) -> Change {
        guard let member = scene.member else { throw .nothingAsked }
        return Change(
            "member.erase", .member(member.id), .erase(member.id),
            [
                Change.Field("member", .number(1), .number(0)),
                Change.Field("bookings", .number(Int64(scene.bookingsOfMember)), .number(0)),
            ], reach: .member(member.id), notes: ["the page is gone with the next `joinery build`"])
    }
}
