internal import Bookings

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

    /// As the field `Content-Type` has it.
    public var field: String { isText ? "\(mediaType); charset=utf-8" : mediaType }

    private init(_ form: PageForm) { self.init(form.fileExtension, form.contentType, isText: true) }

    private init(_ fileExtension: String, _ mediaType: String, isText: Bool = false) {
        self.fileExtension = fileExtension
        self.mediaType = mediaType
        self.isText = isText
    }

    public static let html = ContentType(.html)
    public static let css = ContentType("css", "text/css", isText: true)
    public static let plain = ContentType("txt", "text/plain", isText: true)

    public static let all =
        PageForm.allCases.map(ContentType.init) + [
            css, plain, ContentType("svg", "image/svg+xml"), ContentType("png", "image/png"), ContentType("jpg", "image/jpeg"),
            ContentType("webp", "image/webp"),
        ]
}
