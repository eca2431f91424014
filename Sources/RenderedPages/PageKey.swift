/// Says which file of which page something is, and fixes the order of production.
///
/// A page is all files of one `kind` and `row`; `form` tells its files apart, and the first is 0. The three numbers are kept in manifests. Keys ascend
/// strictly over a build: by kind, then row, then form.
public struct PageKey: Hashable, Comparable, Sendable {
    public let kind: UInt8
    public let row: Int64
    public let form: UInt8

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

    /// Whether this is the file that every page has.
    public var isFirstFile: Bool { form == 0 }

    public func isSamePage(as other: PageKey) -> Bool { kind == other.kind && row == other.row }
}
