internal import Serving

/// A request, as far as the server looks at it.
struct Request: Sendable {
    let method: String
    /// As it was sent, without the query.
    let target: String
    let query: String
    let host: String?
    let accept: String?
}

/// What the server answers.
struct Answer: Sendable {
    let status: Int
    var fields: [ResponseHeaders.Field]
    let body: [UInt8]

    init(_ status: Int, type: String, body: [UInt8]) {
        self.status = status
        // The pages' own policy but for the one difference.
        fields =
            ResponseHeaders.all.map { field in
                field.name == "Content-Security-Policy" ? (field.name, PreviewPolicy.allowingScript(field.value)) : field
            } + [("Cache-Control", ResponseHeaders.cachingOfPages), ("Content-Type", type)]
        self.body = body
    }

    /// A few words that no template is needed for.
    static func plain(_ status: Int, _ text: String) -> Answer {
        Answer(status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
    }
}
