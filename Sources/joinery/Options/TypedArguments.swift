import CArguments

/// What was typed behind the program's name.
///
/// Not `CommandLine.arguments`: that one is empty where /proc is not mounted, and what is wrong would be told in another form than was asked.
enum TypedArguments {
    static var all: [String] {
        (1..<max(1, carguments_count())).compactMap { place in unsafe carguments_at(place).map { unsafe String(cString: $0) } }
    }
}
