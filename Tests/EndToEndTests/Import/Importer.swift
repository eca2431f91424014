import BusinessKit
import Foundation
import TestKit
import Testing

/// A business with a site, an account and nothing else, which imports from a source in its folder.
struct Importer {
    let studio: Business

    /// - `rows`: what else is in the booking database.
    init(_ rows: String = "") throws {
        studio = try Business(
            """
            INSERT INTO site (id, name, base_url, time_zone, language, plan) VALUES
              ('studio', 'Riverside Studio', 'https://members.example.org', 'Europe/Berlin', 'en', 'BUSINESS_ECOMMERCE');
            INSERT INTO conferencing_account (id, site_id, type, connection_status, link_url) VALUES
              (1, 'studio', 'CUSTOM', 'CONNECTED', 'https://meet.google.com/kvt-hwqz-ndr');

            """ + rows)
    }

    /// Configures one source.
    func configure(_ name: String = "shop", read: String, adapter: String? = nil, more: String = "") throws {
        try studio.write(
            "sources: {\(name): {site: studio, read: \"\(read)\"\(adapter.map { ", adapter: \($0)" } ?? "")\(more.isEmpty ? "" : ", \(more)")}}\n",
            to: "site-data/joinery.yaml")
    }

    /// Makes an SQLite file of the folder, or changes it.
    func shop(_ sql: String, file: String = "shop.sqlite") throws {
        let outcome = try Program.named("sqlite3").run(["-bail", "\(studio.path)/\(file)"], input: sql)
        try #require(outcome.exit == 0, "\(outcome.errors)")
    }

    /// A shop of the simplest kind, with its adapter: as many clients with a booking each as are asked for, in January 2027.
    func makeShop(_ count: Int = 3) throws {
        try shop(
            """
            CREATE TABLE client (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);
            CREATE TABLE slot (id INTEGER PRIMARY KEY, starts TEXT, ends TEXT, link TEXT);
            CREATE TABLE place (id INTEGER PRIMARY KEY, client INTEGER, slot INTEGER, status TEXT);
            WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(count))
            INSERT INTO client SELECT n, 'Client ' || n, 'client' || n || '@example.org' FROM n;
            INSERT INTO slot SELECT id, printf('2027-01-%02d 10:00', 1 + id % 28), printf('2027-01-%02d 11:00', 1 + id % 28), 'https://meet.jit.si/' || id FROM client;
            INSERT INTO place SELECT id, id, id, 'CONFIRMED' FROM client;
            """)
        try adapter(Self.adapter)
        try configure(read: "shop.sqlite", adapter: "shop")
    }

    func adapter(_ sql: String) throws { try studio.write(sql, to: "site-data/adapters/shop.sql") }

    static let adapter = """
        -- A shop of the simplest kind.
        CREATE TEMP VIEW service AS SELECT 1 AS key, 'Lesson' AS name;
        CREATE TEMP VIEW session AS SELECT id AS key, 1 AS service, instant(starts) AS starts_at, instant(ends) AS ends_at, link AS link_url
        FROM source.slot;
        CREATE TEMP VIEW member AS SELECT id AS key, name AS first_name, mail AS email FROM source.client;
        CREATE TEMP VIEW booking AS SELECT id AS key, client AS member, slot AS session, status FROM source.place;

        """

    /// What `import --format json` says of its only source.
    struct Answer: Decodable {
        let sources: [Source]

        struct Source: Decodable {
            let unchanged, written: Bool
            let errors, warnings: Int
            let findings: [Found]
            let total: Counts
            let tables: [String: Counts]
            let leftOut, erased, linksKept: Int
            let outdated: [Client]
        }
        struct Client: Decodable {}
        struct Found: Decodable { let severity, code, subject, sentence: String }
        struct Counts: Decodable, Equatable { let new, changed, cancelled, kept: Int }
    }

    /// Imports, which must end with an exit code, and returns what it says.
    @discardableResult
    func doing(_ arguments: String..., exit: Int32 = 0, input: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws
        -> Answer.Source
    {
        let outcome = try studio.joinery(["import", "--format", "json"] + arguments, input: input)
        try #require(outcome.exit == exit, "\(outcome.output)\(outcome.errors)", sourceLocation: sourceLocation)
        let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
        return try #require(answer.sources.first, sourceLocation: sourceLocation)
    }

    /// Copies a sample into the folder.
    func take(sample: String, as file: String) throws {
        let text = try Data(contentsOf: URL(fileURLWithPath: Repository.path("Tests/EndToEndTests/Import/samples/\(sample)")))
        try studio.write(Array(text), to: file)
    }

    /// The bytes and the time of the booking database.
    func state() throws -> String {
        let values = try FileManager.default.attributesOfItem(atPath: studio.database)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: studio.database))
        return "\(values[.modificationDate] as? Date ?? .distantPast) \(bytes.hashValue) \(bytes.count)"
    }

    /// Lets a file be old enough for its stamp to count.
    func settle(_ file: String = "shop.sqlite") throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: "\(studio.path)/\(file)")
    }
}
