// swift-tools-version: 6.2
import PackageDescription

/// What every module of ours is compiled with: Swift 6 mode, warnings as errors, imports private unless said otherwise, and `unsafe` at
/// every use of memory that the compiler cannot check.
let ours: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    // The engine's and the pages' generic code meets only here; unspecialised it renders at half the speed.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let package = Package(
    name: "joinery",
    products: [.executable(name: "joinery", targets: ["joinery"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // What tells one list of bytes from another.
        .target(name: "Digests", dependencies: ["CXXHash"], swiftSettings: ours),
        // Pure: values in, values out. No file, database, clock or environment.
        .target(
            name: "Bookings",
            dependencies: [
                "Digests", .product(name: "Algorithms", package: "swift-algorithms"), .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: ours),
        .target(name: "Templating", swiftSettings: ours),
        // What a web server has to be told: headers, types, and whole configurations.
        .target(name: "Serving", dependencies: ["Bookings"], swiftSettings: ours),
        // Who may see what, from rows and rules; and the search of published bytes for what they must not hold.
        .target(
            name: "LeakCheck", dependencies: ["Bookings", "CByteMarks", .product(name: "Algorithms", package: "swift-algorithms")],
            swiftSettings: ours),
        // A page as bytes and a path: what Pages makes and Publishing publishes.
        .target(name: "RenderedPages", dependencies: ["Digests"], swiftSettings: ours),

        // The edges. None imports another.
        .target(
            name: "BookingDatabase",
            dependencies: [
                "Bookings", "Digests", "Embedded", .product(name: "Algorithms", package: "swift-algorithms"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: ours),
        // Bookings that already are somewhere else: sources as tables, adapters, rows that are checked.
        .target(
            name: "Importing",
            dependencies: [
                "Bookings", "Embedded", "Templating", .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: ours),
        .target(
            name: "Pages",
            dependencies: [
                "Bookings", "Digests", "RenderedPages", "Templating", "CCMark", "Embedded",
                .product(name: "Algorithms", package: "swift-algorithms"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: ours),
        .target(
            name: "Publishing",
            dependencies: [
                "CCrypt", "CSyncfs", "CXXHash", "Digests", "RenderedPages", .product(name: "Algorithms", package: "swift-algorithms"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: ours),

        // The system's time zones, a folder of files.
        .target(
            name: "ZoneFiles", dependencies: ["Bookings", .product(name: "Crypto", package: "swift-crypto")], swiftSettings: ours),

        .target(name: "Conferencing", dependencies: ["Bookings"], swiftSettings: ours),

        .target(
            name: "Preview",
            dependencies: [
                "Bookings", "Embedded", "Serving", "Templating", .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: ours),

        // Mails as files, and what each of them told. Lies in a site's private folder, under its lock.
        .target(name: "Mailbox", dependencies: ["Bookings", "Publishing"], swiftSettings: ours),

        // What commands do: values in, answers out.
        .target(
            name: "Operations",
            dependencies: [
                "Bookings", "BookingDatabase", "Conferencing", "Digests", "Embedded", "Importing", "LeakCheck", "Mailbox", "Pages",
                "Preview", "Publishing", "RenderedPages", "Serving", "Templating", "ZoneFiles", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: ours),

        // The product: commands gather, call and print.
        .executableTarget(
            name: "joinery",
            dependencies: [
                "Bookings", "BookingDatabase", "CArguments", "CCommit", "Conferencing", "Operations", "Pages", "Preview", "Publishing",
                "Serving",
                "Templating", "ZoneFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: ours),

        // C: system libraries, files built into the binary, and what only C's compiler makes of vectors.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
        .target(name: "CArguments"),
        .target(name: "CByteMarks"),
        // `.ci/package` says which commit it builds. Asked of git, it would make the program anew after every commit.
        .target(
            name: "CCommit",
            cSettings: Context.environment["BUILD_COMMIT"].map { [.define("BUILD_COMMIT", to: "\"\($0)\"")] } ?? []),
        .target(name: "CSyncfs"),
        .target(name: "Embedded"),

        // What tests of all modules need: programs, scripts, waits with a limit, folders, random numbers that come again.
        .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: ours),
        // What tests of the real binary need: a business in a temporary folder.
        .target(
            name: "BusinessKit", dependencies: ["TestKit"], path: "Tests/BusinessKit",
            exclude: ["version-1.0.0.tar.xz", "version-1.sql", "zoom_server.py"],
            swiftSettings: ours),
        // Accounts, links and settings by the real binary in temporary folders.
        .testTarget(name: "ManagingTests", dependencies: ["BusinessKit", "Operations", "TestKit", "joinery"], swiftSettings: ours),
        .testTarget(name: "LeakCheckTests", dependencies: ["LeakCheck", "TestKit"], swiftSettings: ours),
        .testTarget(name: "BookingsTests", dependencies: ["Bookings", "TestKit", "ZoneFiles"], exclude: ["zones.py"], swiftSettings: ours),
        .testTarget(name: "ServingTests", dependencies: ["Serving"], swiftSettings: ours),
        .testTarget(name: "PreviewTests", dependencies: ["Bookings", "Preview"], swiftSettings: ours),
        .testTarget(
            name: "TemplatingTests", dependencies: ["Templating", "TestKit"], resources: [.copy("mustache-spec")],
            swiftSettings: ours),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["Digests", "Publishing", "PublishingTestSite", "PublishProbe", "RenderedPages", "TestKit"],
            swiftSettings: ours),
        .target(
            name: "PublishingTestSite", dependencies: ["Digests", "Publishing", "RenderedPages"], path: "Tests/PublishingTestSite",
            swiftSettings: ours),
        // Publishes a small site and is killed at every system call.
        .executableTarget(
            name: "PublishProbe", dependencies: ["Publishing", "PublishingTestSite"], path: "Tests/PublishProbe", swiftSettings: ours),
        // What the templates' engine reaches on one core; `.ci/bench` prints it.
        .executableTarget(
            name: "templating-speed", dependencies: ["Templating"], path: "Tests/Benchmarks",
            swiftSettings: ours),
        .testTarget(
            name: "PagesTests", dependencies: ["Bookings", "Digests", "Pages", "RenderedPages", "TestKit", "ZoneFiles"],
            exclude: ["Goldens"],
            swiftSettings: ours),
        .testTarget(
            name: "BookingDatabaseTests",
            dependencies: [
                "BookingDatabase", "Bookings", "Digests", "TestKit", "ZoneFiles", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: ours),
        // The real binary in temporary folders.
        .testTarget(
            name: "EndToEndTests", dependencies: ["BusinessKit", "Operations", "Serving", "TestKit", "joinery"],
            exclude: [
                "read_mails.py", "read_pages.py", "read_calendars.py", "visit.py", "cut_power.py", "log_in.py", "check_schemas.py",
                "hostile", "looks", "servers", "Import/samples", "Import/wix_api.py", "play_client.py", "measure.py",
            ],
            swiftSettings: ours),
    ]
)
