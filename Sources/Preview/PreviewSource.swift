public import Bookings

/// Where the server gets what it serves. Called by several threads at once; may take long.
public struct PreviewSource: Sendable {
    /// A site's pages at an instant; nil for now. Nil where there is no such site, or nothing could be read yet.
    let tree: @Sendable (_ site: String, _ instant: Instant?) throws -> PreviewTree?
    let desk: @Sendable (DeskQuery) throws -> Desk
    /// Works one panel out, which may take seconds.
    let panel: @Sendable (DeskPanel.Kind, _ instant: Instant?) throws -> DeskPanel
    /// Nil where no such mail would be written.
    let mail: @Sendable (_ site: String, PreviewMail, _ instant: Instant?) throws -> PreviewedMail?
    /// What a reading of a site's clock means, written `2026-11-23T13:00`; nil for what is no time. The site may be empty.
    let instant: @Sendable (_ local: String, _ site: String) throws -> Instant?

    public init(
        tree: @escaping @Sendable (String, Instant?) throws -> PreviewTree?, desk: @escaping @Sendable (DeskQuery) throws -> Desk,
        panel: @escaping @Sendable (DeskPanel.Kind, Instant?) throws -> DeskPanel,
        mail: @escaping @Sendable (String, PreviewMail, Instant?) throws -> PreviewedMail?,
        instant: @escaping @Sendable (String, String) throws -> Instant?
    ) {
        self.tree = tree
        self.desk = desk
        self.panel = panel
        self.mail = mail
        self.instant = instant
    }
}
