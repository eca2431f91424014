internal import Bookings

/// Writes the configuration of nginx for one site: whole, and ready to be included where `http` is.
public struct NginxConfiguration: Sendable {
    private let site: ServedSite
    /// The beginning of the names of the site's variables: every site has its own, or the last one read would hold for all.
    private var name: String { site.variable }

    public init(_ site: ServedSite) {
        self.site = site
    }

    public var text: String {
        [opening, maps, server].joined(separator: "\n")
    }

    private var opening: String {
        """
        # The site `\(site.id)`, made by `joinery server`: make it again rather than change it, but for what is to be filled in.
        # To be included where `http` is, such as in `/etc/nginx/conf.d/`.
        """
    }

    private var server: String {
        """
        server {
        \(listen)
            server_name \(site.host);
            root "\(site.root)";

            # Addresses are keys: no log holds one, and lesser errors would name them too.
            access_log /var/log/nginx/joinery-\(site.id).log \(name);
            error_log /var/log/nginx/error.log crit;
            log_not_found off;
            server_tokens off;

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
        \(headers)

            error_page 404 \(ServedPath.missing);
            if ($request_method !~ "^(?:GET|HEAD)$") { return 405; }

            location = / { try_files \(ServedPath.index) =404; }
            location = \(ServedPath.missing) { }
            location ~ /\\. { return 404; }
        \(site.door == .link ? "" : login + "\n")    location / { try_files $\(name)_file =404; }
        }

        """
    }

    private var listen: String {
        if let listen = site.listen { return "    listen \(listen);" }
        return """
                # Behind TLS, always: what travels in the clear is no secret. Fill in and take the marks away, and the next line.
                listen 80;
                # listen 443 ssl;
                # ssl_certificate     /etc/letsencrypt/live/\(site.host)/fullchain.pem;
                # ssl_certificate_key /etc/letsencrypt/live/\(site.host)/privkey.pem;
            """
    }

    private var headers: String {
        let fields = ResponseHeaders.all + [("Cache-Control", "$\(name)_cache"), ("Vary", "$\(name)_vary")]
        return fields.map { "    add_header \($0.name) \(Self.quoted($0.value)) always;" }.joined(separator: "\n")
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
                location ^~ \(ServedPath.joinPages) { \(asks) try_files $\(name)_file =404; }
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
            \(login)
            """
    }

    private static func row(_ pattern: String, _ value: String) -> String { "\"~*\(pattern)\" \(value);" }

    /// In double quotes, where a variable still is one.
    private static func quoted(_ value: String) -> String { "\"\(value)\"" }
}
