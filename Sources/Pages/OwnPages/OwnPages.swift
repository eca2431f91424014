public import Bookings

/// The pages that the owner has written for a site, such as help and policies, and what is wrong with them.
public struct OwnPages: Sendable {
    /// One file as it was found.
    public struct File: Sendable {
        /// Without its ending.
        public let name: String
        /// The file as findings name it.
        public let subject: String
        /// Nil where it cannot be read.
        public let bytes: [UInt8]?

        public init(name: String, subject: String, bytes: [UInt8]?) {
            self.name = name
            self.subject = subject
            self.bytes = bytes
        }
    }

    public static let none = OwnPages([])

    let texts: [OwnText]
    public let findings: [Finding]

    /// Reads the files. Reports every mistake at once.
    ///
    /// - `ignored`: files beside them that are no pages, as findings name them.
    public init(_ files: [File], ignored: [String] = []) {
        var texts: [OwnText] = []
        var findings = ignored.map { Finding.noPage($0) }
        let names = Set(files.map(\.name))
        for file in files {
            do throws(OwnTextProblem) {
                let text = try OwnText(file, among: names)
                texts.append(text)
                findings += text.losses.map { $0.finding(file.subject) }
            } catch {
                findings.append(error.finding(file.subject))
            }
        }
        self.texts = texts
        self.findings = findings
    }

    /// The pages' titles, in order.
    public var titles: [String] { texts.map(\.title) }

    /// Where the pages lie below the web root, in order.
    public var paths: [String] { texts.map { PageAddresses.ownFile($0.name) } }
}

/// Why a file makes no page.
enum OwnTextProblem: Error {
    case unreadable, name, notText, noHeading

    func finding(_ subject: String) -> Finding {
        switch self {
        case .unreadable: Finding(.error, .page, subject, "cannot be read", advice: "check its permissions")
        case .name:
            Finding(
                .error, .page, subject, "has a name that makes no address",
                advice: "use small letters, digits and hyphens: `terms-2026.md`")
        case .notText: Finding(.error, .page, subject, "is not UTF-8 text", advice: "save it as UTF-8")
        case .noHeading: Finding(.error, .page, subject, "does not begin with a heading", advice: "begin it with its title: `# Help`")
        }
    }
}

extension Finding {
    fileprivate static func noPage(_ subject: String) -> Finding {
        Finding(
            .warning, .page, subject, "is no page, since its name does not end with `.md`", advice: "call it `….md`, or put it elsewhere")
    }
}
