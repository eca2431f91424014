import BusinessKit
import Foundation
import Glibc
import TestKit
import Testing

/// Addresses are keys, and many servers list the files of a folder: there is nothing to be seen in ours.
@Suite struct FolderListingTests {
    enum Lister: String, CaseIterable { case nginx, apache }

    @Test("a server that lists folders shows no address", arguments: Lister.allCases)
    func listing(_ lister: Lister) throws {
        let studio = try Business()
        try studio.write("# Help\n\nAsk us.\n", to: "site-data/pages/help.md")
        let tree = try studio.build()
        let server = try LoopbackServer()
        let root = studio.output + "/current"
        switch lister {
        case .nginx: try server.startNginx("server { listen 127.0.0.1:\(server.port); root \(root); autoindex on; }")
        case .apache:
            try server.start("apache2", ["-d", server.folder, "-f", "CONF", "-DFOREGROUND"], configuration: Self.apache(server, root))
        }
        for folder in ["m", "j", "pages", "assets"] {
            let answer = try WebAnswer("\(server.address)/\(folder)/")
            #expect(answer.status == 200 && answer.body == "", "\(folder)")
        }
        // The same server does list a folder without that file.
        let name = try #require(tree.pages(in: "m").first)
        try FileManager.default.removeItem(atPath: root + "/m/index.html")
        #expect(try WebAnswer("\(server.address)/m/").body.contains(name.dropFirst(2)))
    }

    /// What Debian's Apache does with a folder.
    private static func apache(_ server: LoopbackServer, _ root: String) -> String {
        let modules = ["mpm_event", "dir", "autoindex", "authz_core", "mime"]
        return modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined() + """
            ServerRoot \(server.folder)
            DefaultRuntimeDir \(server.folder)
            PidFile \(server.folder)/pid
            ErrorLog \(server.folder)/errors
            ServerName localhost
            TypesConfig /dev/null
            \(geteuid() == 0 ? "User www-data\nGroup root" : "")
            Listen 127.0.0.1:\(server.port)
            DocumentRoot \(root)
            <Directory "\(root)">
                Options Indexes FollowSymLinks
                Require all granted
            </Directory>
            """
    }

    @Test func `a page of the owner's that is called index takes the place of the empty one`() throws {
        let studio = try Business()
        try studio.build()
        try studio.write("# Help\n\nAsk us.\n", to: "site-data/pages/index.md")
        #expect(try studio.build().files["pages/index.html"]?.text.contains("Ask us.") == true)
        try studio.doing("rollback")
        #expect(try PublishedTree(studio.output).files["pages/index.html"]?.bytes == [])
        #expect(try studio.joinery("verify", now: nil).exit == 0)
        #expect(try studio.build("--resume").files["pages/index.html"]?.text.contains("Ask us.") == true)
        try studio.remove("site-data/pages/index.md")
        #expect(try studio.build().files["pages/index.html"]?.bytes == [])
        #expect(try studio.joinery("verify", now: nil).exit == 0)
    }

    @Test func `empty indexes are no pages`() throws {
        let studio = try Business()
        let tree = try studio.build()
        #expect(
            Set(tree.files.filter { $0.value.bytes.isEmpty }.keys) == [
                "m/index.html", "j/index.html", "pages/index.html", "assets/index.html",
            ])
        #expect(try studio.pages().allSatisfy { !$0.path.hasSuffix("/index.html") })
        #expect(try studio.joinery("build").output.hasPrefix("studio: unchanged, 8 pages"))
    }
}
