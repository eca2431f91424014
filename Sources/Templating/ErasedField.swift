/// A field without its Swift type.
struct ErasedField: Sendable {
    /// Something that is printed, and how.
    enum Scalar: Hashable, Sendable {
        case text
        case url
        case markup
        case verbatimText
    }

    enum Kind: Sendable {
        case scalar(Scalar)
        case flag
        /// The shape is asked for late, so that a type may hold values of itself.
        case object(@Sendable () -> ErasedShape)
        case list(@Sendable () -> ErasedShape)
    }

    let name: String
    let kind: Kind
    let access: FieldAccess
}
