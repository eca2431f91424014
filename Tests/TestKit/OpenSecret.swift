/// A secret that is known to all: with it the tests' addresses are always the same.
public enum OpenSecret {
    public static let text = "an-open-secret-for-tests-and-nothing-else"
}
