import Glibc

/// A program at work, whose output is read as it comes. Ended when it is let go of.
///
/// Foundation's `Process` takes a program that closes the files it has inherited, as ssh does, for one that has ended.
final class ChildProgram {
    /// What it has said so far, and not been asked for.
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []

    private var process: pid_t = 0
    /// As `waitpid` tells it; nil while the program runs.
    private var status: Int32?
    /// Our end of its standard input; a socket, because writing to a pipe that nobody reads ends the writer. Negative if it has none.
    private var input: Int32 = -1
    /// Our ends of its output and its errors; negative once all has been read.
    private var sources: (output: Int32, errors: Int32) = (-1, -1)

    /// Starts a program found in PATH, out of the reach of the terminal's Ctrl-C: whether it is ended is decided here.
    ///
    /// - Parameter isFed: whether something will be written to it. If not, its input is empty.
    init(_ words: [String], isFed: Bool) throws {
        let ends = (input: try Self.ends(of: words[0]), output: try Self.ends(of: words[0]), errors: try Self.ends(of: words[0]))
        (sources.output, sources.errors) = (ends.output.ours, ends.errors.ours)
        if isFed { input = ends.input.ours } else { close(ends.input.ours) }
        defer { for end in [ends.input.theirs, ends.output.theirs, ends.errors.theirs] { close(end) } }

        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        // An end that we have closed reads as empty.
        for (place, end) in [ends.input.theirs, ends.output.theirs, ends.errors.theirs].enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, end, Int32(place))
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe posix_spawnattr_setsigmask(&attributes, &mask)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

        var copies = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe copies.forEach { unsafe free($0) } }
        let error = unsafe posix_spawnp(&process, words[0], &actions, &attributes, &copies, environ)
        guard error == 0 else {
            process = 0
            throw CannotStart(name: words[0], number: error)
        }
    }

    deinit {
        closeInput()
        for source in [sources.output, sources.errors] where source >= 0 { close(source) }
        guard process > 0, status == nil else { return }
        // With whatever it has started.
        kill(-process, SIGTERM)
        for _ in 0..<20 where !hasEnded(WNOHANG) { usleep(50_000) }
        if status == nil {
            kill(-process, SIGKILL)
            _ = hasEnded(0)
        }
    }

    /// Writes to the program's input. False where it does not read any more.
    func feed(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while unsafe !rest.isEmpty {
                let count = unsafe send(input, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return true
        }
    }

    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Waits for more output, a tenth of a second at most. False once all has been read.
    func read() -> Bool {
        var polled = [sources.output, sources.errors].filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard !polled.isEmpty else { return false }
        guard unsafe poll(&polled, nfds_t(polled.count), 100) > 0 else { return true }
        for place in polled where place.revents != 0 {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe Glibc.read(place.fd, &buffer, buffer.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            let isOutput = place.fd == sources.output
            if count > 0 {
                if isOutput { output += buffer[..<count] } else { errors += buffer[..<count] }
            } else {
                close(place.fd)
                if isOutput { sources.output = -1 } else { sources.errors = -1 }
            }
        }
        return true
    }

    /// Takes the next whole line of the output; nil where there is none yet.
    func takeLine() -> String? {
        guard let end = output.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { output.removeSubrange(...end) }
        return String(decoding: output[..<end], as: UTF8.self)
    }

    /// The exit code, once all output has been read; 128 and more for a signal.
    func end() -> Int32 {
        while !hasEnded(0) {}
        let status = status ?? 0
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    /// What it complained of, line by line.
    var complaints: [String] {
        String(decoding: errors, as: UTF8.self).unicodeScalars.split { ["\n", "\r"].contains($0) }.map { String($0) }
    }

    private func hasEnded(_ options: Int32) -> Bool {
        var found: Int32 = 0
        if status == nil, unsafe waitpid(process, &found, options) == process { status = found }
        return status != nil
    }

    /// Two ends of a connection that no other program inherits.
    private static func ends(of name: String) throws -> (ours: Int32, theirs: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw CannotStart(name: name, number: errno) }
        return (ends[0], ends[1])
    }
}

/// Why another program is not at work.
struct CannotStart: Problem {
    let name: String
    let number: Int32

    var failure: Failure {
        if number == ENOENT {
            return Failure(
                .cannotCreate, as: "no-\(name)", "`\(name)` is not installed here",
                hint: "`sudo apt-get install \(name == "ssh" ? "openssh-client" : name)`", subject: name)
        }
        return Failure(.inputOutput, as: "system-call", "`\(name)` cannot be started: \(Failure.reason(number))", subject: name)
    }
}
