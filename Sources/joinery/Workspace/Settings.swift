import ArgumentParser
import Bookings
import Foundation

/// The options that every command takes.
struct Settings: ParsableArguments {
    @OptionGroup var surroundings: Surroundings

    @Option(help: "How to print the result.")
    var format = environment("FORMAT", as: Format.self) ?? .text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func validate() throws {
        try Self.validateEnvironment("FORMAT", as: Format.self)
    }

    /// Reads `JOINERY_…`; an empty value is as good as none.
    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment["JOINERY_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of an option given as `JOINERY_…`; nil too where it is none, which `validateEnvironment` reports.
    static func environment<Value: ExpressibleByArgument>(_ name: String, as: Value.Type) -> Value? {
        environment(name).flatMap(Value.init(argument:))
    }

    /// Whether a flag is set as `JOINERY_…`: to anything but `0`, `false` or `no`.
    ///
    /// To be asked where the flag is: as its initial value, ArgumentParser takes `true` for a flag that can never be off.
    static func flag(_ name: String) -> Bool {
        environment(name).map { !["0", "false", "no"].contains($0.lowercased()) } ?? false
    }

    /// Refuses a value of the environment that the option of that name would refuse.
    static func validateEnvironment<Value: ExpressibleByArgument>(_ name: String, as: Value.Type) throws {
        guard let text = environment(name), Value(argument: text) == nil else { return }
        let allowed = Value.allValueStrings.map { "`\($0)`" }.joined(separator: ", ")
        throw ValidationError(
            "JOINERY_\(name) is `\(text)`" + (allowed.isEmpty ? ", which is no value of that option" : ", allowed \(allowed)"))
    }

    var workspace: Workspace { surroundings.workspace }
    var console: Console { surroundings.console }
    var onlySite: Site.ID? { surroundings.onlySite }
    func instant() throws -> Instant { try surroundings.instant() }
}
