import BusinessKit
import Foundation
import Serving
import TestKit
import Testing

/// Addresses are keys, and logs are read by others, copied and kept: none holds one, whatever goes wrong with a request.
@Suite struct AddressesInLogsTests {
    @Test("no log names a page, whatever goes wrong", arguments: ServerKind.allCases, ServerUser.allCases)
    func link(_ kind: ServerKind, _ user: ServerUser) throws {
        let studio = try Business()
        if user == .ofDebian { try studio.openOutput() }
        try studio.build()
        let paths = try studio.pages().filter { $0.kind == "my-bookings" }.map { "/" + $0.path }
        try studio.close(paths[0])
        let server = try ConfiguredServer(kind, studio, as: user)
        let seen = try provoke(at: server, paths)
        // Root may read what is closed.
        let wanted = Self.wanted(of: kind).subtracting(user == .ofDebian ? [] : [403])
        #expect(wanted.isSubset(of: seen), "\(seen.sorted())")
        try expectNoKeys(of: studio, in: server.logs())
    }

    @Test("no log names who logs in, whatever goes wrong", arguments: ServerKind.allCases)
    func login(_ kind: ServerKind) throws {
        let studio = try Business()
        try studio.letMembersLogIn(server: kind.rawValue)
        try studio.openOutput()
        try studio.build()
        let join = try #require(studio.pages().first { $0.kind == "join" }).path
        let login = try studio.login(of: 1)
        let server = try ConfiguredServer(kind, studio, as: .ofDebian)
        #expect(try server.ask("/my", ["--user", "\(login.name):\(login.password)"]).status == 200)
        let seen = try provoke(at: server, ["/my", "/" + join])
        #expect(seen.isSuperset(of: [401, 405]), "\(seen.sorted())")
        // Caddy has read its file with its configuration; for the others it is gone wrong now, in the way that is told loudest.
        if kind != .caddy {
            try studio.remove("output/studio/access/htpasswd")
            try FileManager.default.createSymbolicLink(
                atPath: studio.output + "/access/htpasswd", withDestinationPath: studio.output + "/access/htpasswd")
            #expect(try server.ask("/my", ["--user", "\(login.name):\(login.password)"]).status == 500)
            try #expect(provoke(at: server, ["/my", "/" + join]).contains(500) || kind == .apache)
        }
        let logs = try server.logs()
        #expect(!logs.contains(login.name) && !logs.contains(login.password) && !logs.contains("/my"))
        try expectNoKeys(of: studio, in: logs)
    }

    @Test("the same requests find the mistake that is easily made", arguments: ServerKind.allCases)
    func trap(_ kind: ServerKind) throws {
        let studio = try Business()
        try studio.openOutput()
        try studio.build()
        let paths = try studio.pages().filter { $0.kind == "my-bookings" }.map { "/" + $0.path }
        try studio.close(paths[0])
        let server = try ConfiguredServer(kind, studio, as: .ofDebian) {
            $0.replacing(" emerg", with: " error").replacing("exclude http.log.error", with: "level DEBUG")
        }
        _ = try provoke(at: server, paths)
        #expect(try server.logs().contains(paths[0].dropFirst(3).dropLast(5)))
    }

    /// What this server answers to so many mistakes: each is told in other words.
    private static func wanted(of kind: ServerKind) -> Set<Int> {
        let all: Set = [200, 400, 403, 404, 405, 416, 421]
        return switch kind {
        case .nginx: all.union([413, 414, 501, 505])
        case .apache: all.union([414, 417])
        case .caddy: all.union([417, 431, 500, 501, 505])
        }
    }

    private func provoke(at server: ConfiguredServer, _ paths: [String]) throws -> Set<Int> {
        let seen = try Script("Tests/EndToEndTests/servers/provoke.py").answer([String: Int].self, [server.address, server.host] + paths)
        return Set(seen.keys.compactMap { Int($0) })
    }

    private func expectNoKeys(of studio: Business, in logs: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        for page in try studio.pages() {
            let name = page.path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
            if name.utf8.count == 26 { #expect(!logs.contains(name), "\(page.kind)", sourceLocation: sourceLocation) }
        }
    }
}

extension Business {
    /// Takes a page of the web from whoever serves it.
    fileprivate func close(_ page: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: output + "/current" + page)
    }
}
