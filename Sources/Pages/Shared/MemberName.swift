internal import Bookings
internal import Templating

/// Whom a page or mail is for, and how they are greeted.
struct MemberName: TemplateData, Sendable {
    let name: String
    let greeting: [GreetingPart]

    init(_ member: Member, _ words: GreetingWords, write: (String) -> String = { $0 }) {
        name = write(member.name)
        greeting = words.parts(
            first: write(TextLimit.beginning(of: member.firstName)), last: write(TextLimit.beginning(of: member.lastName)))
    }

    static let shape = Shape<MemberName>(
        .text("name") { $0.name },
        .text("greeting") { $0.greeting.map(\.text).joined() },
        .list("greetingParts") { $0.greeting })
}
