import BusinessKit
import Foundation
import TestKit
import Testing

/// A deploy that is cut off, at places that are counted and not timed: visitors have the old site or the new one, and the next deploy completes it.
@Suite struct DeployKillTests {
    /// Every program that runs on the host is a place to be killed at.
    private static let killing = """
        #!/bin/sh
        count=$(($(/usr/bin/cat HOST/count) + 1))
        echo $count > HOST/count
        [ $count -ne "$(/usr/bin/cat HOST/at)" ] || kill -9 $(/usr/bin/cat HOST/whom | /usr/bin/sed "s/PARENT/$PPID/")
        exec /usr/bin/NAME "$@"

        """

    @Test("killed on the host", arguments: ["0", "PARENT"])
    func there(whom: String) throws {
        let host = try DeployHost(tools: Self.killing)
        try DeployHost.run("chmod", "777", host.path)
        try host.write(whom, to: "whom")
        func setTrap(_ place: Int) throws {
            try host.write("0", to: "count")
            try host.write("\(place)", to: "at")
            try DeployHost.run("chmod", "666", "\(host.path)/count")
        }
        let studio = try Business()
        try studio.letMembersLogIn()
        try setTrap(0)
        var old = try studio.buildVersion(0)
        #expect(try studio.deploy(to: host).exit == 0)
        // Few by default, every place with `THOROUGH=1`.
        let distance = ManyRounds.count(9, thorough: 1)
        var (place, isOver) = (1, false)
        while !isOver {
            let new = try studio.buildVersion(place)
            try setTrap(place)
            let outcome = try studio.deploy(to: host)
            isOver = try Int(String(contentsOfFile: "\(host.path)/count", encoding: .utf8).trimmingCharacters(in: .newlines)) ?? 0 < place
            let live = try host.live()
            #expect(live == old || live == new, "place \(place): \(outcome)")
            #expect(live == new || outcome.exit != 0, "place \(place): \(outcome)")
            if outcome.exit != 0 { #expect(outcome.errors.hasPrefix("Error: "), "place \(place): \(outcome)") }

            try setTrap(0)
            let next = try studio.deploy(to: host)
            #expect(next.exit == 0, "place \(place): \(next)")
            #expect(try host.live() == new, "place \(place)")
            try Self.expectOrder(at: host, like: studio)
            old = new
            place += distance
        }
        #expect(place > 20)
    }

    /// Each message to the host is a place to be killed at, and so is each of some writes of rsync and ssh.
    @Test("killed here", arguments: ["sendto", "write"])
    func here(call: String) throws {
        let host = try DeployHost()
        let studio = try Business()
        try studio.letMembersLogIn()
        var old = try studio.buildVersion(0)
        #expect(try studio.deploy(to: host).exit == 0)
        let distance = call == "sendto" ? 1 : ManyRounds.count(15, thorough: 2)
        for place in stride(from: 1, through: call == "sendto" ? 12 : 40, by: distance) {
            let new = try studio.buildVersion(place)
            let outcome = try Program.named("strace").run(
                [
                    "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(place)",
                    Program.joinery.path, "deploy", host.target, "--ssh-config", host.configuration, "-C", studio.path,
                ])
            let live = try host.live()
            #expect(live == old || live == new, "place \(place): \(outcome)")

            // Its rsync may go on for a moment, and the next one waits for it.
            var next = Outcome(exit: 75, output: "", errors: "")
            try Waiting.until("the lock is free") {
                next = try studio.deploy(to: host)
                return next.exit != 75
            }
            #expect(next.exit == 0, "place \(place): \(next)")
            #expect(try host.live() == new, "place \(place)")
            try Self.expectOrder(at: host, like: studio)
            old = new
        }
    }

    /// Nothing is left of what was cut off.
    private static func expectOrder(at host: DeployHost, like studio: Business) throws {
        #expect(try host.names() == ["access", "blue", "current", "green", "private"])
        #expect(try host.names(in: "private") == ["copying", "lock", "newest"])
        #expect(try host.names(in: "access") == ["htpasswd"])
        #expect(try String(contentsOfFile: "\(host.site)/access/htpasswd", encoding: .utf8) == studio.text("output/studio/access/htpasswd"))
        let before = try FileManager.default.destinationOfSymbolicLink(atPath: studio.output + "/current") == "blue" ? "green" : "blue"
        let there = try FileManager.default.destinationOfSymbolicLink(atPath: host.site + "/current") == "blue" ? "green" : "blue"
        let same = try Program.named("diff").run(["--recursive", "--brief", "\(studio.output)/\(before)", "\(host.site)/\(there)"])
        #expect(same.exit == 0, "\(same.output)")
    }
}
