internal import Bookings

/// Writes the configuration of Apache for one site: a whole virtual host.
public struct ApacheConfiguration: Sendable {
    private let site: ServedSite

    public init(_ site: ServedSite) {
        self.site = site
    }

    public var text: String {
        """
        # The site `\(site.id)`, made by `joinery server --server apache`: make it again rather than change it, but for what is to be filled in.
        # Needs the modules headers, mime, rewrite\(site.door == .login ? ", auth_basic, authn_file, authz_user" : "").
        \(opening)
            ServerName \(site.host)
            DocumentRoot "\(site.root)"

            # Addresses are keys: no log holds one, and lesser errors would name them too.
            LogFormat "%{%FT%TZ}t %m %>s %B %D" \(site.variable)
            CustomLog /var/log/apache2/joinery-\(site.id).log \(site.variable)
            ErrorLog /var/log/apache2/error.log
            LogLevel crit
            ServerSignature Off

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

        \(headers)
            ErrorDocument 404 \(ServedPath.missing)
            TraceEnable Off
        \(site.door == .login ? "\n" + login : "")
            RewriteEngine On
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
            RewriteCond %{DOCUMENT_ROOT}$0 !-f
            RewriteRule ^\(site.door == .link ? "" : "(?!\(ServedPath.joinPages))").*$ - [R=404,L]
        </VirtualHost>

        """
    }

    private var opening: String {
        if let socket = site.socket, let listen = site.listen {
            return "Listen \(listen)\n<VirtualHost \(socket.address ?? "*"):\(socket.port)>"
        }
        return """
            # Behind TLS, always: what travels in the clear is no secret. Fill in, take the marks away, and write *:443 for *:80.
            <VirtualHost *:80>
                # SSLEngine on
                # SSLCertificateFile    /etc/letsencrypt/live/\(site.host)/fullchain.pem
                # SSLCertificateKeyFile /etc/letsencrypt/live/\(site.host)/privkey.pem
            """
    }

    private var types: String {
        let types = ContentType.all.map { "    AddType \($0.mediaType) .\($0.fileExtension)" }
        let texts = ContentType.all.filter(\.isText).map { ".\($0.fileExtension)" }.joined(separator: " ")
        return (types + ["    AddCharset utf-8 \(texts)"]).joined(separator: "\n")
    }

    private var headers: String {
        let fields = ResponseHeaders.all + [("Cache-Control", ResponseHeaders.cachingOfPages)]
        let lines = fields.map { "    Header always set \($0.name) \"\($0.value)\"" }
        return
            (lines + [
                """
                    Header always set Cache-Control "\(ResponseHeaders.cachingOfAssets)" "expr=%{REQUEST_STATUS} == 200 && %{REQUEST_URI} =~ m#^\(ServedPath.assets)#"
                    Header always set Vary Accept "expr=%{REQUEST_URI} =~ m#\(ServedPath.varying)#"
                """
            ]).joined(separator: "\n")
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
            <LocationMatch "^/(?:\(PagePath.login)(?:\(otherForms))?$|\(PagePath.joinPages)/)">
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
                RewriteRule ^\(ServedPath.login)$ %{DOCUMENT_ROOT}\(ServedPath.myBookings)%1%{ENV:form} [L]
            \(condition)
                RewriteRule ^\(ServedPath.login)(\(otherForms))$ %{DOCUMENT_ROOT}\(ServedPath.myBookings)%1$1 [L]
                RewriteRule ^\(ServedPath.login)(?:\(otherForms))?$ - [L]
            """
    }
}
