import BusinessKit
import Foundation
import TestKit
import Testing

/// A passcode becomes another of the same length: the page keeps its size. Whoever compares size and time must see that it changed, even
/// where both builds fall into one second.
@Suite struct SameSizeTests {
    private static let passcodes = ["482915", "731604", "059283", "664170", "918325", "205736"]

    @Test func `a web server with its own settings never calls the page before it unchanged`() throws {
        let studio = try Business()
        let page = try studio.joinPage(passcode: Self.passcodes[0])
        let server = try WebServer(root: studio.output + "/current")
        let size = try PublishedTree(studio.output).files[page]?.bytes.count

        for (before, after) in zip(Self.passcodes, Self.passcodes.dropFirst()) {
            let known = try server.get(page)
            #expect(known.status == 200 && known.body.contains(before))
            try studio.joinPage(passcode: after)
            #expect(try PublishedTree(studio.output).files[page]?.bytes.count == size)

            for (name, value) in [("If-None-Match", known.fields["etag"]), ("If-Modified-Since", known.fields["last-modified"])] {
                let answer = try server.get(page, [name: try #require(value)])
                #expect(answer.status == 200 && answer.body.contains(after) && !answer.body.contains(before), "\(name): \(answer.status)")
            }
            #expect(try server.get(page, ["If-None-Match": try #require(try server.get(page).fields["etag"])]).status == 304)
        }
    }

    @Test func `a copy by rsync, which looks at size and whole seconds, is the new page each time`() throws {
        let studio = try Business()
        for passcode in Self.passcodes {
            try studio.joinPage(passcode: passcode)
            let copied = try Program.named("rsync").run(["-aL", "--delete", studio.output + "/current/", studio.path + "/copy"])
            try #require(copied.exit == 0, "\(copied)")

            let copy = try Repository.files(below: studio.path + "/copy").mapValues { [UInt8]($0) }
            #expect(copy == (try PublishedTree(studio.output).contents))
        }
    }
}

extension Business {
    /// Builds with this passcode for session 1 and returns the path of its join page.
    @discardableResult
    fileprivate func joinPage(passcode: String) throws -> String {
        try sql("UPDATE conferencing_account SET link_password = '\(passcode)'")
        try build()
        return try #require(try pages().first { $0.kind == "join" && $0.id == 1 }).path
    }
}
