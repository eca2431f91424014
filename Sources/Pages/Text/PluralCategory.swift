/// The plural categories of Unicode CLDR.
enum PluralCategory: String, CaseIterable {
    case zero, one, two, few, many, other

    /// The category of a whole number, by the language's cardinal rule; English's where we know no other.
    init(of count: Int64, language: String) {
        self = count == 1 ? .one : .other
    }
}
