internal import Bookings

/// Writes the configuration of Caddy for one site: a whole site block. Caddy keeps no log of requests, and gets the certificate by itself
/// unless it is given one.
///
/// Caddy takes only bcrypt, and reads its users with its configuration: after a build that changed them it has to be reloaded.
struct CaddyConfiguration: Sendable {
    private let site: ServedSite
    private let leadsFromHTTP: Bool

    /// - `leadsFromHTTP`: whether it is the one site of its host to which visitors by http are led.
    init(_ site: ServedSite, leadsFromHTTP: Bool) {
        self.site = site
        self.leadsFromHTTP = leadsFromHTTP
    }

    var text: String {
        ((leadsFromHTTP ? [fromHTTP] : []) + [opening] + body + [errors, "}", ""]).joined(separator: "\n")
    }

    /// Caddy's options, which a Caddyfile begins with.
    static let opening = """
        # A whole Caddyfile, made by `joinery server --server caddy`: make it again rather than change it.
        {
        \t# Addresses are keys: no log holds one. An error of a request is told with its address.
        \tlog {
        \t\texclude http.log.error
        \t}
        \t# Each site says itself where visitors by http are led.
        \tauto_https disable_redirects
        }

        """

    /// What answers to every name that is no site's: Caddy's own answer is an empty page.
    static func foreign(_ sites: [ServedSite]) -> String {
        let addresses = sites.flatMap { site -> [(address: String, bind: String?)] in
            switch site.entrance {
            case .https(let port, _): [("https://:\(port)", nil), ("http://:\(Entrance.plainPort)", nil)]
            case .behind, .local: site.entrance.plainSocket.map { [("http://:\($0.port)", $0.address)] } ?? []
            }
        }
        let fields = lines(everywhere, indent: "\t\t")
        var seen: Set<String> = []
        let blocks = addresses.filter { seen.insert($0.address).inserted }.map { address, bind in
            ([address + " {"] + (bind.map { ["\tbind \($0)"] } ?? []) + [
                "\theader {", fields, "\t}", "\theader -Server", "\trespond 421", "}",
            ]).joined(separator: "\n")
        }
        return (["# Every other name is refused."] + blocks + [""]).joined(separator: "\n")
    }

    private var fromHTTP: String {
        """
        http://\(site.host):\(Entrance.plainPort) {
        \theader {
        \(Self.lines(Self.everywhere, indent: "\t\t"))
        \t}
        \theader -Server
        \tredir \(site.origin){uri} 301
        }

        """
    }

    /// What is said without TLS too.
    private static var everywhere: [ResponseHeaders.Field] { ResponseHeaders.all + [("Cache-Control", ResponseHeaders.cachingOfPages)] }

    private static func lines(_ fields: [ResponseHeaders.Field], indent: String) -> String {
        fields.map { "\(indent)\($0.name) \"\($0.value)\"" }.joined(separator: "\n")
    }

    private var opening: String {
        var lines = ["# The site `\(site.id)`."]
        if site.door == .login {
            lines.append(
                "# Who may log in is read with it: `systemctl reload caddy` after each build, if `access/users.caddy` has changed.")
        }
        if let socket = site.entrance.plainSocket {
            lines += ["http://\(site.host):\(socket.port) {"] + (socket.address.map { ["\tbind \($0)"] } ?? [])
        } else {
            lines.append("\(site.origin) {")
        }
        if case .https(_, let files?) = site.entrance { lines.append("\ttls \"\(files.certificate)\" \"\(files.key)\"") }
        return lines.joined(separator: "\n")
    }

    /// In a `route` things are done in the order in which they are written.
    private var body: [String] {
        let fields = site.headers + [("Cache-Control", ResponseHeaders.cachingOfPages)]
        let opening = """
            \troute {
            \t\troot * "\(site.root)"
            \t\theader {
            \(Self.lines(fields, indent: "\t\t\t"))
            \t\t}
            \t\theader -Server
            \t\theader -Etag
            \t\theader -Last-Modified
            \t\t@pages path_regexp \(ServedPath.varying)
            \t\theader @pages Vary Accept
            \t\trequest_header -If-None-Match
            \t\trequest_header -If-Modified-Since

            \t\t@other not method GET HEAD
            \t\terror @other 405

            \t\t# What is served is written here; the rest is not found.
            \t\t@foreign not path_regexp ^/(?:\(paths))?$
            \t\terror @foreign 404
            \t\t@front path_regexp ^/$
            \t\trewrite @front \(ServedPath.index)

            """
        return [opening] + (site.door == .login ? [login] : []) + [negotiation, ending]
    }

    /// What may be asked for, as a regular expression: files at the top, and in the folders that are not closed.
    private var paths: String {
        let file = "[A-Za-z0-9-][A-Za-z0-9.-]*"
        return "(?:(?:\(PagePath.assets)|\(site.negotiated))/)?\(file)"
    }

    /// The file is found by who has logged in, and by nothing that the request says: no path leads to another member's page.
    private var login: String {
        """
        \t\t@private path_regexp ^/(?:\(PagePath.login)|\(PagePath.joinPages)/)
        \t\tbasicauth @private bcrypt "My bookings" {
        \t\t\timport "\(site.folder)/access/users.caddy"
        \t\t}
        \t\t@form path_regexp form ^\(ServedPath.login)((?:\(YearPage.suffixPattern))?(?:\(ServedPath.otherForms)))$
        \t\trewrite @form \(ServedPath.myBookings){http.auth.user.id}{re.form.1}
        \t\t@page path_regexp page ^\(ServedPath.login)((?:\(YearPage.suffixPattern))?)$
        \t\trewrite @page \(ServedPath.myBookings){http.auth.user.id}{re.page.1}\(ServedPath.html)

        """
    }

    private var negotiation: String {
        """
        \t\t# A page in Markdown for whoever asks for `text/markdown` at least as much as for HTML.
        \t\tmap {header.Accept} {markdown} {
        \(Self.rows([PageForm.markdown.contentType]))
        \t\t}
        \t\tmap {header.Accept} {html} {
        \(Self.rows(AcceptPattern.html))
        \t\t}
        \t\t@markdown {
        \t\t\tpath_regexp twin ^/(\(ServedPath.negotiated)/[a-z0-9-]+)\\\(ServedPath.html)$
        \t\t\texpression `double({markdown}) > 0.0 && double({markdown}) >= double({html})`
        \t\t}
        \t\trewrite @markdown /{re.twin.1}\(ServedPath.markdown)

        \t\t# A page in a language that nobody who booked reads any more: the same in the site's own.
        \t\t@unspoken {
        \t\t\tpath_regexp unspoken \(ServedPath.translation)
        \t\t\tnot file
        \t\t}
        \t\trewrite @unspoken {re.unspoken.1}{re.unspoken.2}

        """
    }

    /// Each type is named: Caddy's own are those of the machine it runs on.
    private var ending: String {
        let types = ContentType.all.flatMap { type in
            [
                "\t\t@\(type.fileExtension) path *.\(type.fileExtension)",
                "\t\theader @\(type.fileExtension) Content-Type \"\(type.field)\"",
            ]
        }
        let ending = [
            "\t\t@assets {", "\t\t\tpath_regexp ^\(ServedPath.assets)", "\t\t\tfile", "\t\t}",
            "\t\theader @assets Cache-Control \"\(ResponseHeaders.cachingOfAssets)\"",
            // Else `/j` would redirect to `/j/`, where an empty index is for servers that list folders.
            "\t\tfile_server {", "\t\t\tindex none", "\t\t}", "\t}", "",
        ]
        return (types + ending).joined(separator: "\n")
    }

    private var errors: String {
        """
        \thandle_errors {
        \t\theader -Server
        \t\troot * "\(site.root)"
        \t\t@missing expression {http.error.status_code} == 404
        \t\thandle @missing {
        \t\t\trewrite * \(ServedPath.missing)
        \t\t\theader Content-Type "\(ContentType.html.field)"
        \t\t\theader -Etag
        \t\t\theader -Last-Modified
        \t\t\tfile_server
        \t\t}
        \t\trespond "{http.error.status_code} {http.error.status_text}"
        \t}
        """
    }

    private static func rows(_ names: [String]) -> String {
        let rows = names.flatMap { name in
            [
                "\t\t\t\"~(?i)\(AcceptPattern.weighed(name))\" \"${1}\"",
                "\t\t\t\"~(?i)\(AcceptPattern.named(name))\" 1",
            ]
        }
        return (rows + ["\t\t\tdefault 0"]).joined(separator: "\n")
    }
}
