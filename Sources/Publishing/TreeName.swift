/// The two trees of a site. `current` points at the live one; the other is the standby.
public enum TreeName: String, Sendable, CaseIterable {
    case blue, green

    public var other: TreeName { self == .blue ? .green : .blue }
}
