/// What a server says with every response, errors too. The one list: server configurations and the preview are made from it.
public struct ResponseHeaders: Sendable {
    public typealias Field = (name: String, value: String)

    /// The fields that are the same for every path.
    public static let all: [Field] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow, noarchive"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ]

    /// What only HTTPS can say: browsers keep to HTTPS for a year. Without `preload`, which could not be taken back, and for this host alone.
    public static let transport: Field = ("Strict-Transport-Security", "max-age=31536000")

    /// `Cache-Control` of pages, and of everything that is not an asset.
    public static let cachingOfPages = "private, no-store"
    /// `Cache-Control` below `/assets/`: each is named by its contents.
    public static let cachingOfAssets = "public, max-age=31536000, immutable"
}
