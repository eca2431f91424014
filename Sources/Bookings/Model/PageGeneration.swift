/// How often a page was given a new address.
public enum PageGeneration {
    /// What `page_generation` may be: whole numbers that every program reads exactly.
    public static let range: ClosedRange<Int64> = 0...(1 << 53 - 1)

    /// The one after it; nil after the last.
    public static func next(after generation: Int64) -> Int64? {
        generation < range.upperBound ? generation + 1 : nil
    }
}
