/// Says which page a file belongs to and its place in the order of a build.
///
/// A page is all files of one `kind` and `row`; `twin` tells its files apart. Keys ascend strictly over a build.
public struct PageKey: Hashable, Comparable, Sendable {
    public var kind: UInt8
    public var row: Int64
    public var form: UInt8

    public init(kind: UInt8, row: Int64, form: UInt8 = 0) {
        self.kind = kind
        self.row = row
        self.form = form
    }

    public static func < (left: PageKey, right: PageKey) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        if left.row != right.row { return left.row < right.row }
        return left.form < right.form
    }

    /// The lesser key of those there are.
    static func first(_ left: PageKey?, _ right: PageKey?) -> PageKey? {
        guard let left else { return right }
        guard let right else { return left }
        return min(left, right)
    }

    func isSamePage(as other: PageKey) -> Bool { kind == other.kind && row == other.row }
}
