package import Bookings
private import Templating

/// What all rows of an import must be, and what is told of those that are not.
package final class RowChecks {
    /// What is told, in the order of the rows; the first thousand.
    package private(set) var findings: [Finding] = []
    package private(set) var errors = 0
    package private(set) var warnings = 0
    /// Whether a row brought a link.
    package private(set) var hasLinks = false

    private let source: String
    private let instant: InstantFunction
    private let zones: Zones
    /// Ids of members who were erased.
    private let erased: Set<Int64>
    static let mostFindings = 1000

    /// The ids of the rows that others may refer to, in order.
    private var known = [ImportedIDs](repeating: ImportedIDs(), count: ImportedTable.allCases.count)
    /// Of services that are courses, and of sessions of courses.
    private var courses = ImportedIDs()
    private var courseSessions = ImportedIDs()
    private var addresses = (all: 0, wrong: 0)
    private var lastReferences = [(key: String, id: Int64)?](repeating: nil, count: ImportedTable.allCases.count)
    private var knownZones: [String: Bool] = [:]
    private let prefixes: [[UInt8]]

    package init(of source: OpenSource, name: String, zones: Zones, erased: Set<Int64>) {
        self.source = name
        instant = source.instant
        self.zones = zones
        self.erased = erased
        prefixes = ImportedTable.allCases.map { ImportedID.prefix(source: name, table: $0) }
        for finding in source.findings { tell(finding) }
        errors = source.unreadableRows
    }

    /// The rows of one view; nil if the source has none.
    package func rows(of table: ImportedTable, in source: OpenSource) throws(SourceProblem) -> ForeignRows? {
        guard let statement = try source.statement(of: table), let columns = source.tables[table] else { return nil }
        return ForeignRows(statement, table, columns, self)
    }

    /// A row that others may refer to. Called in order of ids.
    package func know(_ id: Int64, of table: ImportedTable) {
        // Nothing refers to a booking.
        if table != .booking { known[table.place].append(id) }
    }

    /// Called when all rows were read.
    package func end() {
        if addresses.all > 1, addresses.wrong * 2 > addresses.all {
            tell(
                Finding(
                    .error, .mailAddress, "\(source).member",
                    "\(addresses.wrong) of \(addresses.all) e-mail addresses have no `@`: is the column another, or encrypted?",
                    advice: "correct `email` in the adapter; what the application encrypts, only the application can write as JSON Lines"))
        }
    }

    package func tell(_ finding: Finding) {
        if finding.severity == .error { errors += 1 } else { warnings += 1 }
        if findings.count < Self.mostFindings { findings.append(finding) }
    }

    // MARK: One row

    /// A row on its way through the checks.
    struct Row {
        let table: ImportedTable
        let key: String?
        var id: Int64 = 0
        var isBad = false
        var isErased = false
    }

    func begin(_ table: ImportedTable, key: String?) -> Row { Row(table: table, key: key) }

    func fault(_ row: Row, _ code: Finding.Code, _ sentence: String, _ advice: String) {
        tell(Finding(.error, code, subject(row), sentence, advice: advice))
    }

    private func fault(_ row: inout Row, _ code: Finding.Code, _ sentence: String, _ advice: String) {
        row.isBad = true
        fault(row, code, sentence, advice)
    }

    private func warn(_ row: Row, _ code: Finding.Code, _ sentence: String, _ advice: String) {
        tell(Finding(.warning, code, subject(row), sentence, advice: advice))
    }

    private func subject(_ row: Row) -> String { "\(source).\(row.table.rawValue)" + (row.key.map { ":\(Self.shortened($0))" } ?? "") }

    /// A key as text; nil for what is none.
    func key(_ found: SourceStatement.Found, _ row: inout Row) -> String? {
        switch found {
        case .null, .bytes: nil
        case .number(let number): String(number)
        case .real(let number): "\(number)"
        case .text(let text): text
        }
    }

    /// Reads a column as what it should be.
    func value(_ found: SourceStatement.Found, of column: ImportedColumn, _ row: inout Row) -> ImportedValue {
        let name = column.name
        if case .null = found { return empty(column, &row) }
        if case .bytes = found {
            fault(&row, .invalidText, "`\(name)` holds bytes that are not UTF-8", "correct it in the source")
            return .null
        }
        switch column.kind {
        case .key: return .null
        case .reference(let table):
            guard let key = key(found, &row), !key.isEmpty else { return empty(column, &row) }
            return reference(key, to: table, column, &row)
        case .time: return time(found, column, &row)
        case .number(let range):
            guard case .number(let number) = found else { return wrongType(found, column, "a whole number", &row) }
            guard range.contains(number) else {
                fault(
                    &row, .invalidValue, "`\(name)` is `\(number)`, allowed `\(range.lowerBound)` to `\(range.upperBound)`", "correct it")
                return .null
            }
            return .number(number)
        case .line, .description, .word, .zone, .language, .url:
            guard case .text(let text) = found else { return wrongType(found, column, "a text", &row) }
            if text.isEmpty { return empty(column, &row) }
            return self.text(text, column, &row)
        }
    }

    private func empty(_ column: ImportedColumn, _ row: inout Row) -> ImportedValue {
        if column.isNeeded { fault(&row, .missingValue, "`\(column.name)` is empty", "fill it in, or leave the row out in the adapter") }
        return column.standard
    }

    private func wrongType(_ found: SourceStatement.Found, _ column: ImportedColumn, _ wanted: String, _ row: inout Row) -> ImportedValue {
        fault(
            &row, .invalidValue, "`\(column.name)` is \(found.words), allowed is \(wanted)",
            "convert it in the adapter: `CAST(… AS \(wanted == "a text" ? "TEXT" : "INTEGER"))`")
        return .null
    }

    private func text(_ text: String, _ column: ImportedColumn, _ row: inout Row) -> ImportedValue {
        let name = column.name
        switch column.kind {
        case .word(let words):
            guard words.contains(text) else {
                let near = nearestName(to: text.uppercased(), among: words).map { "; did you mean `\($0)`?" } ?? ""
                fault(
                    &row, .unknownWord,
                    "`\(name)` is `\(Self.shortened(text))`, allowed \(words.map { "`\($0)`" }.joined(separator: ", "))\(near)",
                    "translate the source's words in the adapter, with CASE")
                return .null
            }
        case .zone:
            let isKnown = knownZones[text] ?? (zones.zone(text) != nil)
            knownZones[text] = isKnown
            guard isKnown else {
                warn(
                    row, .unknownTimeZone, "`\(name)` is `\(Self.shortened(text))`, which is unknown: the site's is used",
                    "an IANA name is one such as `Europe/Berlin`")
                return .null
            }
        case .language:
            guard EditRules.isLanguageTag(text) else {
                warn(
                    row, .unknownLanguage, "`\(name)` is `\(Self.shortened(text))`, which is no language tag: the site's is used",
                    "a tag is one such as `de` or `pt-BR`")
                return .null
            }
        case .url where name == "manage_url":
            if let flaw = LinkPolicy.flaw(in: text) {
                warn(row, .unsafeLink, "`\(name)` \(flaw.sentence), so no button shows it", "give an address that a client may open")
                return .null
            }
        case .url:
            hasLinks = true
            if let flaw = LinkPolicy.flaw(in: text) {
                warn(row, .unsafeLink, "`\(name)` \(flaw.sentence), so nobody is shown it", "give the link that guests use")
            }
        default:
            let limit = if case .description = column.kind { TextLimit.description } else { TextLimit.line }
            guard text.utf8.count <= limit else {
                fault(&row, .tooLong, "`\(name)` has \(text.utf8.count) bytes; at most \(limit) are allowed", "write a shorter one")
                return .null
            }
            if ["description", "location"].contains(name), let provider = MeetingLinkInText.provider(in: text) {
                warn(
                    row, .linkInText, "holds a \(provider) link in its \(name), where no switch hides it",
                    "take it out there, and give it as `link_url`")
            }
        }
        return .text(text)
    }

    private func time(_ found: SourceStatement.Found, _ column: ImportedColumn, _ row: inout Row) -> ImportedValue {
        switch found {
        case .number(let seconds):
            guard Instant.writable.contains(seconds) else {
                fault(
                    &row, .farTime, "`\(column.name)` is `\(seconds)` seconds since 1970, which is not within the years 1970 to 9999",
                    "are they milliseconds? Divide them by 1000 in the adapter")
                return .null
            }
            if let doubt = instant.doubtful[seconds] {
                let taken = Instant(seconds: seconds).rfc3339
                warn(
                    row, .ambiguousTime,
                    doubt.isGap
                        ? "`\(column.name)` `\(doubt.text)` is not there on the clocks of \(doubt.zone), which are put forward over it; taken was \(taken)"
                        : "`\(column.name)` `\(doubt.text)` comes twice on the clocks of \(doubt.zone); taken was the first, \(taken)",
                    "correct it in the source if it means another time")
            }
            return .number(seconds)
        case .text(let text):
            let isDay = text.utf8.count == 10 && ReadTime(text + " 00:00") != nil
            fault(
                &row, .invalidValue,
                isDay
                    ? "`\(column.name)` is `\(text)`, a day without a time"
                    : "`\(column.name)` is `\(Self.shortened(text))`, which is no time",
                isDay
                    ? "leave rows without a time out in the adapter"
                    : "`instant(value, zone, pattern)` reads it; a pattern is one such as `dd.MM.yyyy HH:mm`")
            return .null
        default: return wrongType(found, column, "a whole number of seconds, such as `instant` gives", &row)
        }
    }

    private func reference(_ key: String, to table: ImportedTable, _ column: ImportedColumn, _ row: inout Row) -> ImportedValue {
        let id: Int64
        if let last = lastReferences[table.place], last.key == key {
            id = last.id
        } else {
            var text = key
            id = text.withUTF8 { unsafe ImportedID.make(prefix: prefixes[table.place], key: UnsafeRawBufferPointer($0)) }
            lastReferences[table.place] = (key, id)
        }
        if table == .member, erased.contains(id) { row.isErased = true }
        guard row.isErased || known[table.place].contains(id) else {
            fault(
                &row, .brokenReference, "`\(column.name)` is `\(Self.shortened(key))`, and there is no such `\(table.rawValue)`",
                "bring that row in too, or leave this one out in the adapter")
            return .null
        }
        return .number(id)
    }

    /// What must hold between the columns of a row.
    func rules(of values: [ImportedValue], at places: RowPlaces, _ row: inout Row) {
        if row.isBad { return }
        switch row.table {
        case .staff, .serviceStaff: break
        case .service:
            if values.text(places.type) == "COURSE" {
                courses.append(row.id)
            } else if values.text(places.link) != nil {
                fault(&row, .invalidValue, "has a `link_url`, and is no course", "give the link to its sessions")
            }
        case .session:
            if let starts = values.number(places.starts), let ends = values.number(places.ends), ends <= starts {
                fault(
                    &row, .invalidValue,
                    "ends at \(Instant(seconds: ends).rfc3339), which is not after its start at \(Instant(seconds: starts).rfc3339)",
                    instant.doubtful[starts]?.isGap == true
                        ? "its start is a time over which clocks are put forward; correct it in the source" : "correct it in the source")
            }
            if let service = values.number(places.service), courses.contains(service) {
                courseSessions.append(row.id)
                if values.text(places.link) != nil {
                    fault(
                        &row, .invalidValue, "has a `link_url`, and is of a course",
                        "give the link to the course: all its sessions share it")
                }
            }
        case .member:
            if erased.contains(row.id) { row.isErased = true }
            if let email = values.text(places.email), !email.isEmpty {
                addresses.all += 1
                if !email.utf8.contains(UInt8(ascii: "@")) { addresses.wrong += 1 }
            }
        case .booking:
            let (session, course) = (values.number(places.session), values.number(places.course))
            if row.isErased { return }
            if (session == nil) == (course == nil) {
                fault(
                    &row, .invalidValue, session == nil ? "has neither `session` nor `course`" : "has both `session` and `course`",
                    "a booking is of one of them")
            } else if let course, !courses.contains(course) {
                fault(
                    &row, .bookingKind, "is of a whole service that is no course", "book a session, or make the service's `type` `COURSE`")
            } else if let session, courseSessions.contains(session) {
                fault(&row, .bookingKind, "is of one session of a course", "give the course as `course`: it is booked as a whole")
            }
        }
    }

    static func shortened(_ text: String) -> String {
        text.unicodeScalars.count > 60 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
    }
}

extension SourceStatement.Found {
    fileprivate var words: String {
        switch self {
        case .null: "NULL"
        case .number(let number): "the number `\(number)`"
        case .real(let number): "the number `\(number)`"
        case .text(let text): "the text `\(RowChecks.shortened(text))`"
        case .bytes: "bytes"
        }
    }
}
