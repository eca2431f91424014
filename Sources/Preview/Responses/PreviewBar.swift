/// What the preview says above a page that is not what visitors see now: another time, or a mail.
struct PreviewBar: Equatable, Sendable {
    let text: String
    /// Where to go instead, and what that is called.
    let link, linkText: String
}
