/// The views that an adapter makes, in the order in which their rows refer to one another.
///
/// They are named and shaped like our own tables; the manual's page "Import" lists their columns.
public enum ImportedTable: String, CaseIterable, Sendable {
    case staff, service
    case serviceStaff = "service_staff"
    case session, member, booking

    /// Its place among all.
    public var place: Int {
        switch self {
        case .staff: 0
        case .service: 1
        case .serviceStaff: 2
        case .session: 3
        case .member: 4
        case .booking: 5
        }
    }

    /// The columns of the view. A key names a row of the source; a reference is the key of a row of another view.
    public var columns: [ImportedColumn] {
        switch self {
        case .staff: [.key, .needed("name", .line), .text("email", .line)]
        case .service:
            [
                .key, .needed("name", .line), .text("type", .word(Service.Kind.allCases.map(\.rawValue)), "APPOINTMENT"),
                .text("description", .description), ImportedColumn("conferencing_enabled", .number(0...1), standard: .number(0)),
                .text("location", .line),
            ] + Self.link
        case .serviceStaff: [.needed("service", .reference(.service)), .needed("staff", .reference(.staff))]
        case .session:
            [
                .key, .needed("service", .reference(.service)), .needed("starts_at", .time), .needed("ends_at", .time),
                ImportedColumn("staff", .reference(.staff)), .text("status", .word(Session.Status.allCases.map(\.rawValue)), "CONFIRMED"),
                .text("location", .line),
            ] + Self.link
        case .member:
            [
                .key, .needed("first_name", .line), .text("last_name", .line), .text("email", .line),
                ImportedColumn("time_zone", .zone), ImportedColumn("language", .language),
            ]
        case .booking:
            [
                .key, .needed("member", .reference(.member)), .needed("status", .word(Booking.Status.allCases.map(\.rawValue))),
                ImportedColumn("session", .reference(.session)), ImportedColumn("course", .reference(.service)),
                .text(
                    "payment_status",
                    .word(["UNDEFINED", "NOT_PAID", "PAID", "PARTIALLY_PAID", "REFUNDED", "EXEMPT"]), "UNDEFINED"),
                ImportedColumn("participants", .number(1...Int64(Int32.max)), standard: .number(1)), ImportedColumn("time_zone", .zone),
                ImportedColumn("booked_at", .time, standard: .number(0)), ImportedColumn("manage_url", .url),
            ]
        }
    }

    private static let link: [ImportedColumn] = [
        ImportedColumn("link_url", .url), .text("link_password", .line), .text("link_description", .description),
    ]

    public func column(_ name: String) -> ImportedColumn? { columns.first { $0.name == name } }
}

/// One column of a view.
public struct ImportedColumn: Sendable {
    public let name: String
    public let kind: Kind
    /// Whether the view must have it, and every row a value in it.
    public let isNeeded: Bool
    /// What an empty value means.
    public let standard: ImportedValue

    public enum Kind: Sendable {
        case key
        /// The key of a row of another view.
        case reference(ImportedTable)
        /// Names, places and passwords.
        case line
        case description
        case word([String])
        case number(ClosedRange<Int64>)
        /// Seconds since 1970.
        case time
        /// An IANA name.
        case zone
        /// A BCP 47 tag.
        case language
        case url
    }

    init(_ name: String, _ kind: Kind, isNeeded: Bool = false, standard: ImportedValue = .null) {
        self.name = name
        self.kind = kind
        self.isNeeded = isNeeded
        self.standard = standard
    }

    static let key = needed("key", .key)
    static func needed(_ name: String, _ kind: Kind) -> ImportedColumn { ImportedColumn(name, kind, isNeeded: true) }
    static func text(_ name: String, _ kind: Kind, _ standard: String = "") -> ImportedColumn {
        ImportedColumn(name, kind, standard: .text(standard))
    }

    /// What it is called in the booking database.
    public var stored: String {
        switch kind {
        case .reference: "\(name)_id"
        default: name
        }
    }
}

/// What a column of a row holds, as SQLite stores it.
public enum ImportedValue: Hashable, Sendable {
    case null
    case number(Int64)
    case text(String)

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var number: Int64? { if case .number(let number) = self { number } else { nil } }
}

/// A row of a source, checked, with references as ids.
public struct ImportedRow: Hashable, Sendable {
    public var id: Int64
    /// Its name in the source.
    public var key: String
    /// In order of the columns asked for.
    public var values: [ImportedValue]

    public init(id: Int64, key: String, values: [ImportedValue]) {
        self.id = id
        self.key = key
        self.values = values
    }
}
