/// A template that is being expanded.
struct OpenInclusion {
    /// Two expansions with equal keys mean the same, whatever values they are rendered for.
    struct Key: Hashable {
        let template: String
        let scopes: [Scopes.Key]
        let overrides: [String: Override]
    }

    let key: Key
    let id: Int
    /// The id of the innermost scope it was begun in.
    let value: Int?
    let indentation: [UInt8]
    var isRecursive = false
}
