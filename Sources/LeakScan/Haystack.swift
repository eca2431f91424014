/// A finished set of needles with the filter that makes searching quick.
public final class Haystack: Sendable {
    public let needles: NeedleSet
    let filter: WindowFilter

    public init(_ needles: NeedleSet) {
        self.needles = needles
        filter = needles.filter()
    }

    deinit { filter.deallocate() }
}
