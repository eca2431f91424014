internal import Serving

/// What the server responds.
struct Response: Sendable {
    let status: Int
    var fields: [ResponseHeaders.Field]
    let body: [UInt8]
    /// `Cache-Control`: only assets may be kept.
    var caching = ResponseHeaders.cachingOfPages

    init(_ status: Int, type: String, body: [UInt8]) {
        self.status = status
        // The pages' own policy with one difference: the preview's script may run.
        fields =
            ResponseHeaders.all.map { field in
                field.name == "Content-Security-Policy" ? (field.name, PreviewPolicy.allowingScript(field.value)) : field
            } + [("Content-Type", type)]
        self.body = body
    }

    /// Responds with an HTML page.
    static func page(_ status: Int, _ html: [UInt8]) -> Response { Response(status, type: ContentType.html.field, body: html) }

    /// Responds with a few words that no template is needed for.
    static func plain(_ status: Int, _ text: String) -> Response {
        Response(status, type: ContentType.plain.field, body: Array((text + "\n").utf8))
    }
}
