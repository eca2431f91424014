import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// A host with a real sshd at a port of the loopback interface, with keys of its own, where another user logs in. Gone with the test.
///
/// What is deployed lies in `folder`, which is www-data's group, as the manual has it.
final class DeployHost {
    static let user = "joinery-deploy"

    let path = Scratch.folder + "/joinery-host-\(UUID().uuidString)"
    let port: UInt16
    var folder: String { path + "/pages" }
    var site: String { folder + "/studio" }
    var target: String { "\(Self.user)@127.0.0.1:\(folder)" }
    var configuration: String { path + "/ssh_config" }
    private var program: RunningProgram?
    private var disk: SmallDisk?

    /// - `tools`: a script that every program of the shell there is started by; `NAME` becomes the program's name. Nil for none.
    /// - `missing`: programs that the host lacks.
    /// - `mounting`: options of a tmpfs that the folder is to be; nil for none.
    init(tools: String? = nil, missing: Set<String> = [], mounting options: String? = nil) throws {
        try #require(geteuid() == 0, "only root can start an sshd where another user logs in")
        port = try LoopbackServer.freePort()
        try Self.makeUser()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        disk = try options.map { try SmallDisk(at: folder, $0) }
        try Self.run("chown", "\(Self.user):www-data", folder)
        try Self.run("chmod", "2750", folder)
        for key in ["host_key", "user_key"] { try Self.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "\(path)/\(key)") }
        try Self.run("cp", "\(path)/user_key.pub", "\(path)/authorized_keys")
        try Self.run("chmod", "644", "\(path)/authorized_keys")
        let hostKey = try String(contentsOfFile: "\(path)/host_key.pub", encoding: .utf8)
        try write("[127.0.0.1]:\(port) \(hostKey)", to: "known_hosts")
        try write(
            """
            Host *
                Port \(port)
                IdentityFile \(path)/user_key
                IdentitiesOnly yes
                UserKnownHostsFile \(path)/known_hosts
                GlobalKnownHostsFile /dev/null

            """, to: "ssh_config")
        let programs = tools == nil && missing.isEmpty ? "" : "SetEnv PATH=\(try makePrograms(tools, missing))"
        try write(
            """
            ListenAddress 127.0.0.1:\(port)
            HostKey \(path)/host_key
            PidFile none
            AuthorizedKeysFile \(path)/authorized_keys
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            StrictModes no
            UsePAM no
            MaxStartups 100
            \(programs)

            """, to: "sshd_config")
        // Where sshd gives up its rights.
        try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        let sshd = "/usr/sbin/sshd"
        try #require(FileManager.default.isExecutableFile(atPath: sshd), "sshd is missing: `.ci/setup --tests` installs it")
        let program = try Program(path: sshd).start(["-D", "-e", "-f", "\(path)/sshd_config"])
        self.program = program
        try program.waitUntil("sshd answers") { try Program.named("bash").run(["-c", "< /dev/tcp/127.0.0.1/\(port)"]).exit == 0 }
    }

    deinit {
        program?.signal(SIGTERM)
        _ = try? program?.wait()
        disk = nil
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to file: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file)")) }

    /// What is live there now, by path.
    func live() throws -> [String: [UInt8]] { try PublishedTree(site).contents }

    /// What is called that in a folder of the site there, hidden names too.
    func names(in folder: String = "") throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: "\(site)/\(folder)"))
    }

    static func run(_ words: String...) throws {
        let outcome = try Program.named(words[0]).run(Array(words.dropFirst()))
        try #require(outcome.exit == 0, "\(words): \(outcome.errors)")
    }

    /// An ordinary user with no rights but those of www-data's group.
    private static func makeUser() throws {
        if unsafe getpwnam(user) != nil { return }
        let outcome = try Program.named("useradd").run(
            ["--system", "--no-create-home", "--home-dir", "/tmp", "--shell", "/bin/sh", "--groups", "www-data", "--password", "*", user])
        // Another test may have been faster.
        try #require(outcome.exit == 0 || outcome.exit == 9, "\(outcome.errors)")
    }

    /// A folder with the programs that the shell there finds.
    private func makePrograms(_ tools: String?, _ missing: Set<String>) throws -> String {
        let folder = "\(path)/programs"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let names = [
            "cat", "chgrp", "chmod", "cmp", "date", "dirname", "env", "find", "flock", "grep", "id", "ln", "mkdir", "mv", "readlink", "rm",
            "rsync", "sh", "stat", "sync", "tail", "touch", "tr", "true", "wc",
        ]
        for name in names where !missing.contains(name) {
            if let tools, name != "sh", name != "env" {
                try write(tools.replacing("NAME", with: name).replacing("HOST", with: path), to: "programs/\(name)")
                try Self.run("chmod", "755", "\(folder)/\(name)")
            } else {
                try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: "/usr/bin/\(name)")
            }
        }
        return folder
    }
}

extension Business {
    /// Deploys what is published; paths and ports of the host read `HOST` in what it says.
    func deploy(to host: DeployHost, _ arguments: String...) throws -> Outcome {
        var outcome = try joinery(["deploy", host.target, "--ssh-config", host.configuration] + arguments, now: nil)
        outcome.output.replace(host.path, with: "HOST")
        outcome.errors.replace(host.path, with: "HOST")
        return outcome
    }

    /// Builds another version, with a line that every page shows.
    @discardableResult
    func buildVersion(_ number: Int) throws -> [String: [UInt8]] {
        let layout = try Repository.text("Templates/layout.html")
        try write(layout.replacing("<body>\n", with: "<body>\n<p>version=\(number);</p>\n"), to: "Templates/layout.html")
        return try build().contents
    }
}
