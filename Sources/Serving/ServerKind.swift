/// The web servers that Joinery writes configurations for.
public enum ServerKind: String, Sendable, CaseIterable {
    case nginx, apache, caddy

    /// - `sitesOnly`: leaves out what holds for the whole server.
    public func configuration(of sites: [ServedSite], sitesOnly: Bool) -> String {
        // By http a host is led to one of its ports, the usual one if it has that.
        let led = Dictionary(grouping: sites, by: \.host).compactMapValues { Self.main($0)?.origin }
        let texts = sites.map { site in
            let leads = led[site.host] == site.origin
            return switch self {
            case .nginx: NginxConfiguration(site, leadsFromHTTP: leads).text
            case .apache: ApacheConfiguration(site, leadsFromHTTP: leads).text
            case .caddy: CaddyConfiguration(site, leadsFromHTTP: leads).text
            }
        }
        let (before, after) = sitesOnly ? ("", "") : whole(sites)
        return ([before] + texts + [after]).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What holds for the whole server, before and after the sites.
    private func whole(_ sites: [ServedSite]) -> (String, String) {
        switch self {
        case .nginx: ("", "")
        case .apache: (ApacheConfiguration.whole(sites), "")
        case .caddy: (CaddyConfiguration.opening, CaddyConfiguration.foreign(sites))
        }
    }

    private static func main(_ sites: [ServedSite]) -> ServedSite? {
        let secure = sites.filter { if case .https(let port, _) = $0.entrance { port != Entrance.plainPort } else { false } }
        return secure.first { if case .https(Entrance.usualPort, _) = $0.entrance { true } else { false } } ?? secure.first
    }
}
