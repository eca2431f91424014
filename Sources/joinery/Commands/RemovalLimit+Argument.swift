public import ArgumentParser
public import Publishing

extension RemovalLimit: ExpressibleByArgument {
    public init?(argument: String) {
        if argument.hasSuffix("%"), let percent = Int(argument.dropLast()), (0...100).contains(percent) {
            self = .percent(percent)
        } else if let count = Int(argument), count >= 0 {
            self = .count(count)
        } else {
            return nil
        }
    }

    public var defaultValueDescription: String {
        switch self {
        case .count(let count): "\(count)"
        case .percent(let percent): "\(percent)%"
        }
    }
}
