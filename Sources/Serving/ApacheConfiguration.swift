internal import Bookings

/// Writes the configuration of Apache for one site: a whole virtual host.
struct ApacheConfiguration: Sendable {
    private let site: ServedSite
    private let leadsFromHTTP: Bool

    /// - `leadsFromHTTP`: whether it is the one site of its host to which visitors by http are led.
    init(_ site: ServedSite, leadsFromHTTP: Bool) {
        self.site = site
        self.leadsFromHTTP = leadsFromHTTP
    }

    /// What holds for all sites. Debian's `ports.conf` listens at the usual ports.
    static func whole(_ sites: [ServedSite]) -> String {
        let listens = sites.compactMap { site in
            switch site.entrance {
            case .https(let port, _): [Entrance.usualPort, Entrance.plainPort].contains(port) ? nil : "\(port) https"
            case .behind, .local: site.entrance.plainListen
            }
        }
        return (["# No answer tells which version this is.", "ServerTokens Prod"] + Set(listens).sorted().map { "Listen \($0)" } + [""])
            .joined(separator: "\n")
    }

    var text: String {
        """
        # The site `\(site.id)`, made by `joinery server --server apache`: make it again rather than change it.
        # Needs the modules headers, mime, rewrite\(modules).

        """ + (leadsFromHTTP ? fromHTTP : "") + """
            \(opening)
                ServerName \(site.host)
                DocumentRoot "\(site.root)"

            \(logs)

                # Nothing is kept anywhere, so nothing is asked for again by its date.
                FileETag None
                RequestHeader unset If-Modified-Since
                RequestHeader unset If-None-Match

                <Directory "\(site.root)">
                    Options FollowSymLinks
                    AllowOverride None
                    <IfModule dir_module>
                        DirectorySlash Off
                        DirectoryIndex disabled
                    </IfModule>
                    Require all granted
                </Directory>
            \(types)

            \(headers(site.headers))
                Header always set Cache-Control "\(ResponseHeaders.cachingOfAssets)" "expr=%{REQUEST_STATUS} == 200 && %{REQUEST_URI} =~ m#^\(ServedPath.assets)#"
                Header always set Vary Accept "expr=%{REQUEST_URI} =~ m#\(ServedPath.varying)#"
                ErrorDocument 404 \(ServedPath.missing)
                TraceEnable Off
            \(site.door == .login ? "\n" + login : "")
                RewriteEngine On
            \(foreign)
                RewriteCond %{REQUEST_METHOD} !^(?:GET|HEAD)$
                RewriteRule ^ - [R=405,L]
                RewriteRule /\\. - [R=404,L]
                RewriteRule ^/$ \(ServedPath.index)

                # A page in Markdown for whoever asks for `text/markdown` at least as much as for HTML.
                RewriteRule ^ - [E=markdown:0,E=html:0,E=form:\(ServedPath.html)]
            \(qualities)
                RewriteCond %{ENV:markdown} !^0(?:\\.0*)?$
                RewriteCond "%{ENV:markdown} %{ENV:html}" "!\(AcceptPattern.less)"
                RewriteRule ^ - [E=form:\(ServedPath.markdown)]
                RewriteRule ^/(\(site.negotiated)/[a-z0-9-]+)\\\(ServedPath.html)$ /$1%{ENV:form}
            \(site.door == .login ? member + "\n" : "")\
                # A page in a language that nobody who booked reads any more: the same in the site's own.
                RewriteCond %{DOCUMENT_ROOT}$0 !-f
                RewriteRule \(ServedPath.translation) $1$2
                RewriteCond %{DOCUMENT_ROOT}$0 !-f
                RewriteRule ^\(site.door == .link ? "" : "(?!\(ServedPath.joinPages))").*$ - [R=404,L]
            </VirtualHost>

            """
    }

    /// Whoever comes by http: only the one who asks for a proof for a certificate finds something here.
    private var fromHTTP: String {
        """
        <VirtualHost *:\(Entrance.plainPort)>
            ServerName \(site.host)
            DocumentRoot \(Entrance.challenges)

        \(logs)

        \(headers(ResponseHeaders.all))
            TraceEnable Off

            <Directory \(Entrance.challenges)\(Entrance.challengePath)>
                Options None
                AllowOverride None
                Require all granted
            </Directory>

            RewriteEngine On
        \(foreign)
            RewriteRule ^\(Entrance.challengePath.replacing(".", with: "\\."))[A-Za-z0-9_-]+$ - [L]
            # The path as it was asked for: decoded, it could end the line. The query follows by itself.
            RewriteCond %{THE_REQUEST} "^[^ ]+ (/[^ ?]*)"
            RewriteRule ^ \(site.origin)%1 [R=301,L,NE]
        </VirtualHost>

        """
    }

    private var modules: String {
        let names =
            (site.entrance.plainListen == nil ? ["ssl"] : []) + (site.door == .login ? ["auth_basic", "authn_file", "authz_user"] : [])
        return names.map { ", \($0)" }.joined()
    }

    private var opening: String {
        guard case .https(let port, let given) = site.entrance else {
            let socket = site.entrance.plainSocket
            return "<VirtualHost \(socket?.address ?? "*"):\(socket?.port ?? "")>"
        }
        let files = given ?? .certbot(host: site.host)
        return """
            <VirtualHost *:\(port)>
                SSLEngine on
                SSLCertificateFile "\(files.certificate)"
                SSLCertificateKeyFile "\(files.key)"
                SSLProtocol -all +TLSv1.2 +TLSv1.3
                # With the module http2; without it, HTTP/1.1.
                Protocols h2 http/1.1

            """
    }

    /// Apache names what a request asked for in most errors of it that it logs; what it says of itself stands in its own log.
    private var logs: String {
        """
            # Addresses are keys: no log holds one. An error is told with the address, so here only what stops Apache is told.
            LogFormat "%{%FT%TZ}t %m %>s %B %D" \(site.variable)
            CustomLog /var/log/apache2/joinery-\(site.id).log \(site.variable)
            ErrorLog /var/log/apache2/error.log
            LogLevel emerg
            ServerSignature Off
        """
    }

    private var foreign: String {
        """
            RewriteCond %{HTTP_HOST} !^\(site.hostPattern)\\.?(?::[0-9]+)?$ [NC]
            RewriteRule ^ - [R=421,L]
        """
    }

    private var types: String {
        let types = ContentType.all.map { "    AddType \($0.mediaType) .\($0.fileExtension)" }
        let texts = ContentType.all.filter(\.isText).map { ".\($0.fileExtension)" }.joined(separator: " ")
        return (types + ["    AddCharset utf-8 \(texts)"]).joined(separator: "\n")
    }

    private func headers(_ fields: [ResponseHeaders.Field]) -> String {
        let lines = (fields + [("Cache-Control", ResponseHeaders.cachingOfPages)]).map {
            "    Header always set \($0.name) \"\($0.value)\""
        }
        return (lines + ["    Header unset Last-Modified", "    Header always unset Last-Modified"]).joined(separator: "\n")
    }

    /// Every range that names HTML, the most exact last: what comes later holds.
    private var qualities: String {
        func rows(_ name: String, _ variable: String) -> [String] {
            [
                "    RewriteCond %{HTTP:Accept} \"\(AcceptPattern.named(name))\" [NC,NV]",
                "    RewriteRule ^ - [E=\(variable):1]",
                "    RewriteCond %{HTTP:Accept} \"\(AcceptPattern.weighed(name))\" [NC,NV]",
                "    RewriteRule ^ - [E=\(variable):%1]",
            ]
        }
        let html = AcceptPattern.html.reversed().flatMap { rows($0, "html") }
        return (rows(PageForm.markdown.contentType, "markdown") + html).joined(separator: "\n")
    }

    private var otherForms: String { ServedPath.otherForms }

    private var login: String {
        """
            <LocationMatch "^/(?:\(PagePath.login)(?:\(YearPage.suffixPattern))?(?:\(otherForms))?$|\(PagePath.joinPages)/)">
                AuthType Basic
                AuthName "My bookings"
                AuthBasicProvider file
                AuthUserFile "\(site.folder)/access/htpasswd"
                Require valid-user
            </LocationMatch>

        """
    }

    /// The file is found by who logs in, and by nothing that the request says: no path leads to another member's page.
    private var member: String {
        let condition = "    RewriteCond %{LA-U:REMOTE_USER} ^([a-z0-9-]+)$"
        return """
                RewriteRule ^/\(PagePath.myBookings)(?:/|$) - [R=404,L]
            \(condition)
                RewriteRule ^\(ServedPath.login)(\(YearPage.suffixPattern))?$ %{DOCUMENT_ROOT}\(ServedPath.myBookings)%1$1%{ENV:form} [L]
            \(condition)
                RewriteRule ^\(ServedPath.login)(\(YearPage.suffixPattern))?(\(otherForms))$ %{DOCUMENT_ROOT}\(ServedPath.myBookings)%1$1$2 [L]
                RewriteRule ^\(ServedPath.login)(?:\(YearPage.suffixPattern))?(?:\(otherForms))?$ - [L]
            """
    }
}
