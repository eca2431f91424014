internal import Bookings
internal import GRDBSQLite

/// `instant(value [, zone [, pattern]])`: what a source calls a time, as seconds since 1970.
///
/// What is no time comes back as it is, so that the check of the row names it. A number is taken for seconds.
final class InstantFunction {
    private let zones: Zones
    /// Of times that name none.
    private let zone: ZoneOffsets
    private var patterns: [String: InstantPattern?] = [:]
    /// The last zone asked for: mostly the next one too.
    private var last: (name: String, zone: ZoneOffsets?)?

    /// Readings that mean no instant or two, by the instant that was taken.
    private(set) var doubtful: [Int64: Doubt] = [:]
    private static let mostDoubts = 100_000

    struct Doubt {
        let text: String
        let zone: String
        let isGap: Bool
    }

    init(zones: Zones, zone: ZoneOffsets) {
        self.zones = zones
        self.zone = zone
    }

    enum Answer {
        case null
        case number(Int64)
        case text(String)
    }

    func answer(_ value: SourceStatement.Found, zone name: String?, pattern: String?) -> Answer {
        switch value {
        case .null: return .null
        case .number(let number): return .number(number)
        case .real(let number): return number.isFinite && abs(number) < 9e15 ? .number(Int64(number.rounded(.down))) : .text("\(number)")
        case .bytes: return .text("bytes that are not UTF-8")
        case .text(let text): return text.isEmpty ? .null : read(text, zone: name, pattern: pattern)
        }
    }

    private func read(_ text: String, zone name: String?, pattern: String?) -> Answer {
        let time: ReadTime?
        if let pattern, !pattern.isEmpty {
            let known =
                patterns[pattern]
                ?? {
                    let made = InstantPattern(pattern); patterns[pattern] = made; return made
                }()
            guard let known else { return .text("\(text) (`\(pattern)` is no pattern)") }
            time = known.hasTime ? known.read(text) : nil
        } else {
            time = ReadTime(text)
        }
        guard let time else { return .text(text) }
        if let offset = time.offset { return .number(time.local - Int64(offset)) }
        guard let zone = find(name) else { return .text("\(text) (the time zone `\(name ?? "")` is unknown)") }
        let found = zone.instant(ofLocal: time.local)
        switch found {
        case .once: break
        case .inGap(let instant): note(instant, Doubt(text: text, zone: zone.identifier, isGap: true))
        case .first(let instant): note(instant, Doubt(text: text, zone: zone.identifier, isGap: false))
        }
        return .number(found.instant.seconds)
    }

    private func find(_ name: String?) -> ZoneOffsets? {
        guard let name, !name.isEmpty else { return zone }
        if let last, last.name == name { return last.zone }
        let found = zones.zone(name)
        last = (name, found)
        return found
    }

    private func note(_ instant: Instant, _ doubt: Doubt) {
        if doubtful.count < Self.mostDoubts { doubtful[instant.seconds] = doubt }
    }
}

extension SourceConnection {
    /// Lets adapters call `instant`.
    func add(_ function: InstantFunction) {
        for count in 1...3 {
            unsafe add("instant", arguments: Int32(count), function) { context, count, values in
                guard let context = unsafe context, let values = unsafe values else { return }
                let function = unsafe Unmanaged<InstantFunction>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
                let arguments = (0..<Int(count)).map { unsafe SourceStatement.Found(values[$0]) }
                let answer = function.answer(
                    arguments[0], zone: count > 1 ? arguments[1].string : nil, pattern: count > 2 ? arguments[2].string : nil)
                switch answer {
                case .null: unsafe sqlite3_result_null(context)
                case .number(let number): unsafe sqlite3_result_int64(context, number)
                case .text(let text):
                    unsafe sqlite3_result_text(context, text, Int32(text.utf8.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                }
            }
        }
    }

    /// Lets our own queries put rows in order of their ids: `joinery_id(table, key)`.
    func addIDs(ofSource source: String) {
        let prefixes = IDPrefixes(source: source)
        unsafe add("joinery_id", arguments: 2, prefixes) { context, _, values in
            guard let context = unsafe context, let values = unsafe values else { return }
            let prefixes = unsafe Unmanaged<IDPrefixes>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
            let table = Int(unsafe sqlite3_value_int(values[0]))
            // Its text, whatever its type; keys that are none sort first.
            guard unsafe sqlite3_value_type(values[1]) != SQLITE_NULL, let text = unsafe sqlite3_value_text(values[1]) else {
                return unsafe sqlite3_result_null(context)
            }
            let key = unsafe UnsafeRawBufferPointer(start: text, count: Int(sqlite3_value_bytes(values[1])))
            unsafe sqlite3_result_int64(context, ImportedID.make(prefix: prefixes[table], key: key))
        }
    }
}

/// What the keys of each table share.
private final class IDPrefixes {
    private let prefixes: [[UInt8]]

    init(source: String) {
        prefixes = ImportedTable.allCases.map { ImportedID.prefix(source: source, table: $0) }
    }

    subscript(table: Int) -> [UInt8] { prefixes[table] }
}

extension SourceStatement.Found {
    /// An argument of a function.
    fileprivate init(_ value: OpaquePointer?) {
        switch unsafe sqlite3_value_type(value) {
        case SQLITE_INTEGER: self = .number(unsafe sqlite3_value_int64(value))
        case SQLITE_FLOAT: self = .real(unsafe sqlite3_value_double(value))
        case SQLITE_TEXT:
            guard let start = unsafe sqlite3_value_text(value) else {
                self = .bytes
                return
            }
            let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
            self = unsafe SourceStatement.text(bytes).map { .text($0) } ?? .bytes
        case SQLITE_NULL: self = .null
        default: self = .bytes
        }
    }

    fileprivate var string: String? { if case .text(let text) = self { text } else { nil } }
}
