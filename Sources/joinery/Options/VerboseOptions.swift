import ArgumentParser

/// The option of commands whose work has steps worth telling.
struct VerboseOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Tell each step with its time.")
    var verbose = false

    /// The last step, which tells when the one before it ended.
    static let end = "done"

    /// Tells each step as it begins, with the seconds since this was made; nothing unless asked to.
    func telling(on console: Console) -> @Sendable (String) -> Void {
        guard verbose else { return { _ in } }
        let start = ContinuousClock.now
        return { console.warn("\(Self.seconds(start.duration(to: .now) / .seconds(1))) s  \($0)") }
    }

    /// With three decimals, and room for a thousand seconds.
    private static func seconds(_ seconds: Double) -> String {
        let text = "\(Int(seconds * 1000) / 1000).\(String("\(1000 + Int(seconds * 1000) % 1000)".dropFirst()))"
        return String(repeating: " ", count: max(0, 7 - text.utf8.count)) + text
    }
}
