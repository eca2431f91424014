private import Synchronization

/// The descriptions of links, each rendered once: most sessions share theirs with many others.
final class Descriptions: Sendable {
    private let known = Mutex<[String: Markdown]>([:])

    func rendered(_ text: String) -> Markdown {
        if text.isEmpty { return .empty }
        if let known = known.withLock({ $0[text] }) { return known }
        // Two threads may render the same: that costs less than one that waits.
        let rendered = Markdown(text)
        known.withLock { $0[text] = rendered }
        return rendered
    }
}
