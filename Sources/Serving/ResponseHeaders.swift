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
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ]

    /// `Cache-Control` of pages, and of everything that is not an asset.
    public static let cachingOfPages = "private, no-store"
    /// `Cache-Control` below `/assets/`: each is named by its contents.
    public static let cachingOfAssets = "public, max-age=31536000, immutable"
}
