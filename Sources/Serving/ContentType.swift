/// The types of published files by their ending, as servers have to be told: several know neither Markdown nor calendars.
public struct ContentType: Sendable {
    public let fileExtension: String
    public let mediaType: String
    /// Whether the type takes `charset=utf-8`.
    public let isText: Bool

    /// - Returns: nil for an ending that no published file has.
    public init?(path: String) {
        guard let dot = path.lastIndex(of: "."), let found = Self.all.first(where: { $0.fileExtension == path[path.index(after: dot)...] })
        else { return nil }
        self = found
    }

    private init(_ fileExtension: String, _ mediaType: String, isText: Bool = false) {
        self.fileExtension = fileExtension
        self.mediaType = mediaType
        self.isText = isText
    }

    public static let all = [
        ContentType("html", "text/html", isText: true),
        ContentType("md", "text/markdown", isText: true),
        ContentType("ics", "text/calendar", isText: true),
        ContentType("css", "text/css", isText: true),
        ContentType("txt", "text/plain", isText: true),
        ContentType("svg", "image/svg+xml"),
        ContentType("png", "image/png"),
        ContentType("jpg", "image/jpeg"),
        ContentType("webp", "image/webp"),
    ]
}
