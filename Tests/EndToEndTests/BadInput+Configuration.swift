import Foundation

extension BadInput {
    static let configuration = [
        mistake(
            "an unknown key", "databse: x",
            "`databse` is not a known key; known keys: `database`, `access`, `server`, `sites`, `sources`"),
        mistake(
            "an unknown key of a site", "sites: {studio: {acent: '#17624f'}}",
            "`sites.studio.acent` is not a known key; known keys: `accent`, `logo`, `contact`, `website`, `booking`, `map`, `mail`"),
        mistake(
            "a site that the database does not have", "sites: {stduio: {}}", "`sites.stduio` is no site of the database: found `studio`"),
        mistake("a wrong value", "access: everyone", "`access` is `everyone`, allowed `link`, `login`"),
        mistake(
            "a server that there is no configuration for", "server: lighttpd", "`server` is `lighttpd`, allowed `nginx`, `apache`, `caddy`"),
        mistake(
            "a colour by name", "sites: {studio: {accent: green}}",
            "`sites.studio.accent` is `green`, allowed is a colour such as `\"#17624f\"`"),
        mistake(
            "a map without a place", "sites: {studio: {map: 'https://map.example'}}",
            "`sites.studio.map` is `https://map.example`, allowed is an address with `{place}` in it such as `https://www.openstreetmap.org/search?query={place}`"
        ),
        mistake("a list where a text belongs", "database: [a, b]", "`database` is not a text"),
        mistake("a text where a mapping belongs", "sites: studio", "`sites` is not a mapping of keys to values"),
        mistake("a key given twice", "access: link\naccess: link", "line 2 column 1: has the key `access` twice"),
        mistake(
            "a logo that is not there", "sites: {studio: {logo: logo.svg}}",
            "`sites.studio.logo` is `logo.svg`, which cannot be read in `site-data/`"),
        mistake(
            "a logo of a kind that no browser shows", "sites: {studio: {logo: logo.tiff}}",
            "`sites.studio.logo` is `logo.tiff`, allowed are files ending in `.svg`, `.png`, `.jpg` or `.webp`"),
        mistake(
            "broken YAML", "database: [\n",
            "cannot be read as YAML: line 2 column 1: did not find expected node content"),
        .finding("a configuration that is not UTF-8", file, "is not UTF-8 text", advice: advice) {
            try $0.write([0x61, 0x3A, 0x20, 0xFF], to: file)
        },
        BadInput(
            "a folder in place of the configuration", exit: 66,
            """
            Error: `DIR/site-data/joinery.yaml` cannot be read
            Hint: check its permissions
            """
        ) { studio in
            try studio.remove(file)
            try FileManager.default.createDirectory(atPath: "\(studio.path)/\(file)", withIntermediateDirectories: false)
        },
    ]

    private static let file = "site-data/joinery.yaml"
    private static let advice = "README's \"Configuration\" lists all keys"

    private static func mistake(_ name: String, _ yaml: String, _ sentence: String) -> BadInput {
        .finding(name, file, sentence, advice: advice) { try $0.write(yaml, to: file) }
    }
}
