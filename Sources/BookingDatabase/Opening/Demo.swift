internal import Bookings
private import Embedded
internal import GRDB

/// Fills a fresh database with two lively businesses round `now`.
enum Demo {
    static func fill(_ database: Database, now: Instant) throws {
        try database.execute(
            sql: "CREATE TEMP TABLE clock AS SELECT ? AS now, ? AS midnight",
            arguments: [now.seconds, now.seconds - now.seconds % 86_400])
        try unsafe database.execute(sql: embedded_demo.text)
        try database.execute(sql: "DROP TABLE temp.clock")
    }
}
