import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// `joinery preview` at work on a studio. Ended with the test.
final class RunningPreview {
    /// The index: `http://localhost:8000/`.
    let index: String
    let program: RunningProgram

    /// Starts it at a port, any free one if none is given.
    convenience init(_ studio: Business, _ options: [String] = [], port: UInt16? = nil, environment: [String: String] = [:]) throws {
        let port = try port ?? LoopbackServer.freePort()
        try self.init(
            of: studio, ["-C", studio.path, "--now", Business.now, "--port", "\(port)"] + options, environment: environment)
    }

    /// Starts it with these options and no others, keeps its temporary files in the studio's folder, and waits until it says where it is.
    init(of studio: Business, _ options: [String], environment: [String: String]) throws {
        let temporary = studio.path + "/temporary"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        program = try Program.joinery.start(["preview"] + options, environment: ["TMPDIR": temporary].merging(environment) { $1 })
        try program.waitUntil("the preview says where it is") { [program] in try program.outputSoFar().hasSuffix("\n") }
        index = String(try program.outputSoFar().dropLast())
    }

    deinit {
        program.signal(SIGTERM)
        _ = try? program.wait()
    }

    var port: UInt16 { URL(string: index)?.port.flatMap(UInt16.init) ?? 0 }

    /// A path of a site as a visitor asks for it, by name.
    func ask(_ target: String, host: String, _ options: [String] = []) throws -> WebAnswer {
        try WebAnswer("http://127.0.0.1:\(port)\(target)", ["--header", "Host: \(host):\(port)"] + options)
    }
}

extension Business {
    /// A browser that notes what it was asked to open, as the environment of a program that opens one.
    func browser() throws -> [String: String] {
        try write("#!/bin/sh\necho \"$1\" > '\(path)/opened'\n", to: "bin/xdg-open")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/bin/xdg-open")
        return ["PATH": "\(path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "")"]
    }
}

extension RunningPreview {
    /// Waits until it has opened the studio's browser, and returns the address that it gave.
    func opened(in studio: Business) throws -> String {
        try program.waitUntil("the browser is opened") { (try? studio.text("opened"))?.hasSuffix("\n") == true }
        return String(try studio.text("opened").dropLast())
    }
}

extension WebAnswer {
    /// The page as it is published, without what the preview adds.
    var bodyWithoutScript: String {
        body.replacing(/<script src="\/_preview\/script.js" data-version="\d+"[^>]* defer><\/script>/, with: "")
            .replacing("; script-src 'self'; connect-src 'self'\"", with: "\"")
    }
}
