/// What a rollback did.
public struct RollbackReport: Equatable, Sendable {
    /// Files that have their older content again.
    public var changed = 0
    /// Files that only the newer tree had and that stay.
    public var linked = 0

    public init() {}
}
