internal import Bookings

/// Writes the configuration of nginx for one site: whole, and ready to be included where `http` is.
struct NginxConfiguration: Sendable {
    private let site: ServedSite
    private let leadsFromHTTP: Bool
    /// The beginning of the names of the site's variables: every site has its own, or the last one read would hold for all.
    private var name: String { site.variable }

    /// - `leadsFromHTTP`: whether it is the one site of its host to which visitors by http are led.
    init(_ site: ServedSite, leadsFromHTTP: Bool) {
        self.site = site
        self.leadsFromHTTP = leadsFromHTTP
    }

    var text: String {
        ([opening, maps] + (leadsFromHTTP ? [fromHTTP] : []) + [server]).joined(separator: "\n")
    }

    private var opening: String {
        """
        # The site `\(site.id)`, made by `joinery server`: make it again rather than change it.
        # To be included where `http` is, such as in `/etc/nginx/conf.d/`.
        """
    }

    private var server: String {
        """
        server {
        \(listen)
            server_name \(site.host);
            root "\(site.root)";

        \(logs)

            # Nothing is kept anywhere, so nothing is asked for again by its date; a file's size and second do not tell pages apart.
            etag off;
            if_modified_since off;
            open_file_cache off;
            autoindex off;

            types { \(ContentType.all.map { "\($0.mediaType) \($0.fileExtension);" }.joined(separator: " ")) }
            default_type application/octet-stream;
            charset utf-8;
            charset_types \(ContentType.all.filter { $0.isText && $0.mediaType != PageForm.html.contentType }.map(\.mediaType).joined(separator: " "));

            # A location that has an add_header of its own would lose all of these.
        \(headers(site.headers + [("Cache-Control", "$\(name)_cache"), ("Vary", "$\(name)_vary")]))

            \(foreign)
            error_page 404 \(ServedPath.missing);
            if ($request_method !~ "^(?:GET|HEAD)$") { return 405; }

            location = / { try_files \(ServedPath.index) =404; }
            location = \(ServedPath.missing) { }
            location ~ /\\. { return 404; }
        \(site.door == .link ? "" : login + "\n")    location / { try_files $\(name)_file $\(name)_own =404; }
        }

        """
    }

    /// Whoever comes by http: only the one who asks for a proof for a certificate finds something here.
    private var fromHTTP: String {
        """
        server {
            listen \(Entrance.plainPort);
            listen [::]:\(Entrance.plainPort);
            server_name \(site.host);

        \(logs)

        \(headers(ResponseHeaders.all + [("Cache-Control", ResponseHeaders.cachingOfPages)]))

            \(foreign)
            location ^~ \(Entrance.challengePath) { root \(Entrance.challenges); default_type text/plain; }
            location / { return 301 \(site.origin)$request_uri; }
        }

        """
    }

    private var listen: String {
        guard case .https(let port, let given) = site.entrance else { return "    listen \(site.entrance.plainListen ?? "");" }
        let files = given ?? .certbot(host: site.host)
        return """
                listen \(port) ssl http2;
                listen [::]:\(port) ssl http2;
                ssl_certificate "\(files.certificate)";
                ssl_certificate_key "\(files.key)";
                ssl_protocols TLSv1.2 TLSv1.3;
            """
    }

    /// nginx names what a request asked for in every error of it that it logs, up to `alert`; what it says of itself stands in its own log.
    private var logs: String {
        """
            # Addresses are keys: no log holds one. An error is told with the address, so here only what stops nginx is told.
            access_log /var/log/nginx/joinery-\(site.id).log \(name);
            error_log /var/log/nginx/error.log emerg;
            log_not_found off;
            server_tokens off;
        """
    }

    private var foreign: String { "if ($host != \"\(site.host)\") { return 421; }" }

    private func headers(_ fields: [ResponseHeaders.Field]) -> String {
        // Empty, it takes away nginx's own.
        (fields + [("Last-Modified", "")]).map { "    add_header \($0.name) \(Self.quoted($0.value)) always;" }.joined(separator: "\n")
    }

    /// The file is found by who has logged in, and by nothing that the request says: no path leads to another member's page.
    private var login: String {
        let (mine, login, markdown, calendar) = (ServedPath.myBookings, ServedPath.login, ServedPath.markdown, ServedPath.calendar)
        let asks = "auth_basic \"My bookings\"; auth_basic_user_file \"\(site.folder)/access/htpasswd\";"
        return """
                location ^~ \(mine) { return 404; }
                location = \(login) { \(asks) try_files \(mine)$\(name)_member$\(name)_form =404; }
                location = \(login)\(markdown) { \(asks) try_files \(mine)$\(name)_member\(markdown) =404; }
                location = \(login)\(calendar) { \(asks) try_files \(mine)$\(name)_member\(calendar) =404; }
                # Bookings of one year. A group without a name would be another's by the time that it is used.
                location ~ ^\(login)(?<joinery_year>\(YearPage.suffixPattern))$ { \(asks) try_files \(mine)$\(name)_member$joinery_year$\(name)_form =404; }
                location ~ ^\(login)(?<joinery_year>\(YearPage.suffixPattern))\\\(markdown)$ { \(asks) try_files \(mine)$\(name)_member$joinery_year\(markdown) =404; }
                location ^~ \(ServedPath.joinPages) { \(asks) try_files $\(name)_file $\(name)_own =404; }
            """
    }

    /// nginx works a variable out when it is used, and once for each request.
    private var maps: String {
        let login =
            site.door == .link
            ? ""
            : """
            map $remote_user $\(name)_member {
                "~^[a-z0-9-]+$" $remote_user;
                default "";
            }

            """
        return """
            log_format \(name) '$time_iso8601 $request_method $status $body_bytes_sent $request_time';
            map $uri $\(name)_cache {
                "~^\(ServedPath.assets)" "\(ResponseHeaders.cachingOfAssets)";
                default "\(ResponseHeaders.cachingOfPages)";
            }
            map $uri $\(name)_vary {
                "~\(ServedPath.varying)" Accept;
                default "";
            }
            # A page in Markdown for whoever asks for `text/markdown` at least as much as for HTML: here each one's quality, there which is less.
            map $http_accept $\(name)_markdown {
                \(Self.row(AcceptPattern.weighed(PageForm.markdown.contentType), "$1"))
                \(Self.row(AcceptPattern.named(PageForm.markdown.contentType), "1"))
                default 0;
            }
            map $http_accept $\(name)_html {
                \(AcceptPattern.html.flatMap { [Self.row(AcceptPattern.weighed($0), "$1"), Self.row(AcceptPattern.named($0), "1")] }.joined(separator: "\n    "))
                default 0;
            }
            map "$\(name)_markdown $\(name)_html" $\(name)_form {
                "~\(AcceptPattern.nothing)" \(ServedPath.html);
                "~\(AcceptPattern.less)" \(ServedPath.html);
                default \(ServedPath.markdown);
            }
            map "$\(name)_form$uri" $\(name)_file {
                "~^\\\(ServedPath.markdown)(/\(site.negotiated)/[a-z0-9-]+)\\\(ServedPath.html)$" $1\(ServedPath.markdown);
                default $uri;
            }
            # A page in a language that nobody who booked reads any more: the same in the site's own.
            map $\(name)_file $\(name)_own {
                "~\(ServedPath.translation)" $1$2;
                default $\(name)_file;
            }
            \(login)
            """
    }

    private static func row(_ pattern: String, _ value: String) -> String { "\"~*\(pattern)\" \(value);" }

    /// In double quotes, where a variable still is one.
    private static func quoted(_ value: String) -> String { "\"\(value)\"" }
}
