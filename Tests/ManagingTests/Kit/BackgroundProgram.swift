import Foundation
import Glibc

/// A program that runs beside a test, and ends with it.
final class BackgroundProgram {
    private let process: pid_t

    /// Starts the program and waits until the file at `sign` is there.
    init(_ words: [String], sign: String) throws {
        var process = pid_t()
        let pointers = words.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        // What it prints must not end up in a test's output.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [1, 2] as [Int32] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
        let error = posix_spawnp(&process, words[0], &actions, nil, pointers, environ)
        guard error == 0 else { throw Program.CannotStart(path: words[0], error: error) }
        self.process = process
        for _ in 0..<400 where access(sign, F_OK) != 0 { usleep(50_000) }
        guard access(sign, F_OK) == 0 else { throw Program.CannotStart(path: words[0], error: ETIMEDOUT) }
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}
