/// A request, as far as the server looks at it.
struct Request: Equatable, Sendable {
    let method: String
    /// As it was sent, without the query.
    let target: String
    let query: String
    let host: String?
    /// All fields of the name, joined by commas; nil for none.
    let accept: String?
    /// Whether a page of others has sent it: a form, a script or an image there.
    var isForeign = false
}
