/// The web servers that Joinery writes configurations for.
public enum ServerKind: String, Sendable, CaseIterable {
    case nginx, apache, caddy

    public func configuration(of site: ServedSite) -> String {
        switch self {
        case .nginx: NginxConfiguration(site).text
        case .apache: ApacheConfiguration(site).text
        case .caddy: CaddyConfiguration(site).text
        }
    }
}
