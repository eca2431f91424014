/// A number with the noun that it counts, in the singular or the plural: `1 error`, `2 errors`.
package struct Counted: CustomStringConvertible {
    package let description: String

    /// - `many`: the plural, where it is not the singular with an `s`.
    package init(_ count: Int, _ one: String, _ many: String? = nil) {
        description = "\(count) \(count == 1 ? one : many ?? "\(one)s")"
    }
}
