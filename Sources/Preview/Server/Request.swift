/// A request, as far as the server looks at it.
struct Request: Sendable {
    let method: String
    /// As it was sent, without the query.
    let target: String
    let query: String
    let host: String?
    let accept: String?
}
