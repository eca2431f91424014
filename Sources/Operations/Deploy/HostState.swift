/// What the script has told of a site's folder on the host: lines of a word and a value.
struct HostState {
    /// The folder's group, as a number; nil where the folder is missing.
    private(set) var group: String?
    /// The tree that is live there; nil where nothing is.
    private(set) var live: String?
    /// The tree that is not live.
    private(set) var next = "blue"
    /// Since when a rollback is held, in seconds since 1970.
    private(set) var heldSince: Int64?
    /// The sites that are live there.
    private(set) var sites: [String] = []

    init(_ lines: [String]) {
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "group": group = parts[1]
            case "live": live = parts[1]
            case "next": next = parts[1]
            case "held": heldSince = Int64(parts[1])
            case "site": sites.append(parts[1])
            default: break
            }
        }
    }
}

extension [String] {
    /// The number behind a word that the script printed; zero where it did not.
    func number(_ word: String) -> Int {
        last { $0.hasPrefix("\(word) ") }.flatMap { Int($0.dropFirst(word.utf8.count + 1)) } ?? 0
    }
}
