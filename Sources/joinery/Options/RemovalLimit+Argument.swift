public import ArgumentParser
public import Publishing

/// Written as a number of pages, `50`, or as a percentage of 0 to 100, `20%`.
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
