import Foundation

extension BadInput {
    static let database = [
        BadInput(
            "no database", exit: 66,
            """
            Error: no database at `DIR/site-data/bookings.sqlite`
            Hint: `joinery init` makes an empty one, `joinery init --demo` one with a lively example
            """
        ) { try $0.remove("site-data/bookings.sqlite") },

        BadInput(
            "a file that is no database", exit: 66,
            """
            Error: `DIR/site-data/bookings.sqlite` is not an SQLite database
            Hint: name the right file as `database:` in `site-data/joinery.yaml`
            """
        ) { try $0.write(String(repeating: "To whom it may concern. ", count: 100), to: "site-data/bookings.sqlite") },

        BadInput(
            "an empty file in place of the database", exit: 66,
            """
            Error: `DIR/site-data/bookings.sqlite` is a database of another program: found application_id `0`, allowed `1246710094`
            Hint: name the right file as `database:` in `site-data/joinery.yaml`
            """
        ) { try $0.write("", to: "site-data/bookings.sqlite") },

        BadInput(
            "a folder in place of the database", exit: 66,
            """
            Error: the database `DIR/site-data/bookings.sqlite` cannot be opened: it is not a file
            Hint: check the file's and its folder's permissions (in WAL mode the folder must be writable)
            """
        ) { studio in
            try studio.remove("site-data/bookings.sqlite")
            try FileManager.default.createDirectory(atPath: studio.database, withIntermediateDirectories: false)
        },

        BadInput(
            "a database of another program", exit: 66,
            """
            Error: `DIR/site-data/bookings.sqlite` is a database of another program: found application_id `1196444487`, allowed `1246710094`
            Hint: name the right file as `database:` in `site-data/joinery.yaml`
            """
        ) { try $0.sql("PRAGMA application_id = 1196444487") },

        BadInput(
            "a database of a newer version", exit: 66,
            """
            Error: the database `DIR/site-data/bookings.sqlite` has schema version `99`, allowed `1` to `2`
            Hint: use the newest `joinery`
            """
        ) { try $0.sql("PRAGMA user_version = 99") },

        BadInput(
            "a missing table", exit: 66,
            """
            Error: the database `DIR/site-data/bookings.sqlite` has no table `delivery`
            Hint: compare with a database that `joinery init` makes
            """
        ) { try $0.sql("DROP TABLE delivery") },

        BadInput(
            "a missing column", exit: 66,
            """
            Error: table `member` of the database `DIR/site-data/bookings.sqlite` has no column `last_name`
            Hint: compare with a database that `joinery init` makes
            """
        ) { try $0.sql("ALTER TABLE member DROP COLUMN last_name") },

        BadInput(
            "a database whose pages are overwritten in the middle", exit: 66,
            """
            Error: the database `DIR/site-data/bookings.sqlite` is damaged: database disk image is malformed
            Hint: restore it from a backup, or try `sqlite3 FILE .recover`; the published site stays as it is
            """
        ) { studio in
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: studio.database))
            let pageSize = 4096
            let pages = Int(try file.seekToEnd()) / pageSize
            try file.seek(toOffset: UInt64(pages / 3 * pageSize))
            try file.write(contentsOf: Data(repeating: 0xA5, count: pages / 3 * pageSize))
            try file.close()
        },

        BadInput(
            "a database cut off at half its length", exit: 66,
            """
            Error: the database `DIR/site-data/bookings.sqlite` is damaged: database disk image is malformed
            Hint: restore it from a backup, or try `sqlite3 FILE .recover`; the published site stays as it is
            """
        ) { studio in
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: studio.database))
            try file.truncate(atOffset: file.seekToEnd() / 2)
            try file.close()
        },

        .finding(
            "a name that is not UTF-8", "member:2", "column `first_name` of table `member` holds bytes that are not UTF-8",
            advice: "write the text again as UTF-8", sql: "UPDATE member SET first_name = CAST(x'4AF67267' AS TEXT) WHERE id = 2"),
        .finding(
            "a link that is not UTF-8", "conferencing_account:1",
            "column `link_url` of table `conferencing_account` holds bytes that are not UTF-8",
            advice: "write the text again as UTF-8",
            sql: "UPDATE conferencing_account SET link_url = CAST(x'68747470733A2F2FC3' AS TEXT) WHERE id = 1"),
    ]
}
