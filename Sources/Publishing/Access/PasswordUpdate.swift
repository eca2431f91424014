/// Brings the password file up to date around a switch: old names go before it, new names come after it.
///
/// So no name logs in to a page that is not there, or belongs to another member. Everything is hashed and on disk before the first of the
/// two steps; each step is one rename.
struct PasswordUpdate {
    private static let kept = PrivateFolder.keptPasswords
    private static let whole = PrivateFolder.nextPasswords

    private let site: OpenSite
    private let logins: Logins?
    private let folder: AccessFolder?
    private var withdraws = false
    private var admits = false

    /// Prepares both steps. Without `logins` no member logs in to this site, and no password file stays.
    init(_ site: OpenSite, _ logins: Logins?, jobs: Int, isCancelled: @Sendable () -> Bool) throws {
        self.site = site
        self.logins = logins
        folder = try logins == nil ? AccessFolder(of: site) : AccessFolder.make(in: site)
        guard let logins, let folder else { return }
        let before = try folder.read(logins.scheme.fileName)
        let list = PasswordList(logins, before: before)
        withdraws = list.hasLost
        admits = list.hasNew
        if withdraws { try folder.prepare(list.kept, as: Self.kept) }
        if admits { try folder.prepare(try list.whole(jobs: jobs, isCancelled: isCancelled), as: Self.whole) }
    }

    /// Before the switch: takes out the names that may not log in any more, and the file of another server.
    func withdraw() throws(PublishError) {
        guard let folder else { return }
        for scheme in PasswordScheme.allCases where scheme != logins?.scheme { try folder.remove(scheme.fileName) }
        if let logins {
            if withdraws { try folder.place(Self.kept, as: logins.scheme.fileName) }
        } else {
            try folder.removeIfEmpty()
        }
    }

    /// After the switch: lets in the new names.
    func admit() throws(PublishError) {
        guard admits, let folder, let logins else { return }
        try folder.place(Self.whole, as: logins.scheme.fileName)
    }

    /// Takes names out at once.
    static func remove(_ names: Set<String>, from site: OpenSite) throws(PublishError) {
        guard let folder = try AccessFolder(of: site) else { return }
        for scheme in PasswordScheme.allCases {
            let before = try folder.read(scheme.fileName)
            guard !before.isEmpty, let separator = scheme.separator.utf8.first else { continue }
            let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
            let staying = lines.filter { !names.contains(String(decoding: $0.prefix { $0 != separator }, as: UTF8.self)) }
            guard staying.count < lines.count else { continue }
            try folder.prepare(staying.flatMap { Array($0) + [UInt8(ascii: "\n")] }, as: kept)
            try folder.place(kept, as: scheme.fileName)
        }
    }
}
