import Glibc

/// What this process asks of the system before it does anything.
enum ProcessSettings {
    /// - Throws: if the system lacks what the program cannot do without.
    static func apply() throws {
        // The threads of Swift's runtime look there now and then, and a program in which they find nothing is ended in the middle of its work.
        guard unsafe access("/proc/self/stat", R_OK) == 0 else { throw SystemProblem.noProc }

        // Other users never, the group always: a set-group-id folder cannot be given back its bit by a user who is not in its group, so
        // what is published must be made right at once. Where it matters, modes are also set.
        let mask = umask(0o027)
        umask(mask & ~0o050 | 0o007)

        // Each site that is being published needs a few open files.
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
