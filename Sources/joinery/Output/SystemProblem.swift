import Operations

/// What the system lacks.
enum SystemProblem: Problem {
    case noProc

    var failure: Failure {
        switch self {
        case .noProc:
            Failure(
                .noInput, as: "no-proc", "there is no `/proc` here, and without it the program could end in the middle of its work",
                hint: "mount it, as in every container: `mount -t proc proc /proc`", subject: "/proc")
        }
    }
}
