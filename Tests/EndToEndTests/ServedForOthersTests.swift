import BusinessKit
import Foundation
import Glibc
import Serving
import TestKit
import Testing

/// The manual's pages "Install" and "Serve" as written: a build by root, or by a user of its own, is read by the web server's user.
@Suite struct ServedForOthersTests {
    enum Builder: CaseIterable { case root, userOfItsOwn }

    @Test(
        "what root or a user of its own has built is served by the web servers' user, before and after changes",
        arguments: ServerKind.allCases, Builder.allCases)
    func served(_ kind: ServerKind, _ builder: Builder) throws {
        let studio = try Business()
        try studio.write("# Help\n\nAsk us.\n", to: "site-data/pages/help.md")
        try studio.openOutput()
        if builder == .userOfItsOwn { try studio.give() }
        try studio.build(as: builder)
        let server = try ConfiguredServer(kind, studio, as: .ofDebian)
        func check() throws {
            let outcome = try Script(".ci/check_server.py").run([studio.output + "/current", server.address, server.host])
            #expect(outcome.exit == 0, "\(outcome.errors)")
        }
        try check()
        for change in [
            "UPDATE member SET first_name = 'Zoé' WHERE id = 1", Business.members(11...12),
            "DELETE FROM booking WHERE member_id = 2; DELETE FROM member WHERE id = 2",
        ] {
            try studio.sql(change)
            try studio.build(as: builder)
            try check()
        }
    }
}

extension Business {
    /// Any number will do: the user needs no name.
    private static let user = uid_t(4711)

    /// Gives the folder to a user of its own, who belongs to the web server's group. Nothing where the test is not root.
    fileprivate func give() throws {
        guard geteuid() == 0 else { return }
        let outcome = try Program.named("chown").run(["--recursive", "\(Self.user)", path])
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }

    fileprivate func build(as builder: ServedForOthersTests.Builder) throws {
        guard builder == .userOfItsOwn, geteuid() == 0 else {
            try build()
            return
        }
        // What the test has written as root is another program's, which takes the bookings as the same user.
        try give()
        let identity = ["--reuid=\(Self.user)", "--regid=\(Self.user)", "--groups=\(ServerUser.ids.group)"]
        let outcome = try Program.named("setpriv").run(identity + [Program.joinery.path, "build", "-C", path, "--now", Self.now])
        #expect(outcome.exit == 0, "\(outcome)")
    }
}
