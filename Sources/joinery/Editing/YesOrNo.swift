import ArgumentParser

/// A switch that is named together with its position.
enum YesOrNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no

    var isYes: Bool { self == .yes }

    /// Reads `JOINERY_…`; nil if it is not set.
    static func environment(_ name: String) throws -> YesOrNo? {
        try Settings.environment(name).map { text in
            guard let choice = YesOrNo(rawValue: text) else {
                throw Failure(.usage, "JOINERY_\(name) is `\(text)`, allowed `yes` and `no`")
            }
            return choice
        }
    }
}
