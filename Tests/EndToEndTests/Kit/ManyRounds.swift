import Foundation

/// How much the tests that repeat themselves do: a little by default, much where `THOROUGH` is set to anything in the environment.
enum ManyRounds {
    static let areAsked = ProcessInfo.processInfo.environment["THOROUGH"] != nil

    static func count(_ usual: Int, thorough: Int) -> Int { areAsked ? thorough : usual }
}
