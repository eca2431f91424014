import Glibc

/// `private/mail`: mails that wait to be sent, Maildir fashion, and beside them what each of them says.
///
/// A mail is written to `tmp/` and renamed into `new/`, so whoever sends sees it whole or not at all. Who has sent it moves it to `cur/`.
/// What it says stands in `told/` under the same name before the mail is there, and until that is recorded elsewhere.
/// Folders are for the owner alone, 0700, files 0600. Knows bytes and names; what they mean is the caller's affair.
public struct Maildir: Sendable {
    private static let folder = "mail"
    private static let folders = ["tmp", "new", "cur", "told"]
    private static let target = CallTarget.file("private/mail")

    private let root: Descriptor
    private let temporary: Descriptor
    private let new: Descriptor
    private let taken: Descriptor
    private let told: Descriptor

    /// A mail to be written.
    public struct Mail: Sendable {
        /// `[a-z0-9.-]`; nobody else's.
        public let name: String
        public let bytes: [UInt8]
        /// What it says, for `told/`.
        public let record: [UInt8]

        public init(name: String, bytes: [UInt8], record: [UInt8]) {
            self.name = name
            self.bytes = bytes
            self.record = record
        }
    }

    /// Opens the Maildir of a site, making what is missing; without `making`, nil where there is none.
    ///
    /// Throws `.foreign` where `private/mail` is a folder that holds something and is no Maildir: nothing is made there.
    public init?(_ lock: BuildLock, making: Bool) throws(PublishError) {
        let parent = lock.site.privateFolder.folder
        if let found = try Descriptor.folder(Self.folder, in: parent.raw, on: Self.target) {
            let names = try FolderListing.entries(of: found, on: Self.target).map(\.name)
            // One whose making was interrupted has no more than what is ours.
            guard names.allSatisfy(Self.folders.contains) || Self.folders.prefix(3).allSatisfy(names.contains) else {
                throw .foreign(names: ["private/mail"])
            }
        } else if !making {
            return nil
        }
        try self.init(in: parent)
    }

    /// Opens the Maildir of a site to look at it; nil where there is none.
    public init?(of folder: SiteFolder) throws(PublishError) {
        guard let site = try folder.openForReading(),
            let found = try Descriptor.folder(Self.folder, in: site.privateFolder.folder.raw, on: Self.target)
        else { return nil }
        let names = try FolderListing.entries(of: found, on: Self.target).map(\.name)
        guard Self.folders.allSatisfy(names.contains) else { return nil }
        try self.init(in: site.privateFolder.folder)
    }

    private init(in parent: Descriptor) throws(PublishError) {
        let root = try Self.made(Self.folder, in: parent)
        self.root = root
        temporary = try Self.made("tmp", in: root)
        new = try Self.made("new", in: root)
        taken = try Self.made("cur", in: root)
        told = try Self.made("told", in: root)
    }

    private static func made(_ name: String, in parent: Descriptor) throws(PublishError) -> Descriptor {
        try Tree.makeFolder(name, in: parent, mode: 0o700, group: nil, on: target).descriptor
    }

    /// Writes mails that no other has the names of; they wait in `new/` when it returns, and stay there whatever happens then.
    ///
    /// If it throws, some may wait, each whole; nothing else is left of the others, or the next `sweep` removes it.
    public func write(_ mails: [Mail]) throws(PublishError) {
        do throws(PublishError) {
            for mail in mails {
                try create(mail.name, in: told, mail.record)
                try create(mail.name, in: temporary, mail.bytes)
            }
            try Syncing.run(root) { false }
            for mail in mails {
                try attempt(.rename, on: Self.target) { renameat(temporary.raw, mail.name, new.raw, mail.name) }
            }
            try new.sync(on: Self.target)
        } catch {
            // The disk may be full of them.
            for mail in mails where unlinkat(temporary.raw, mail.name, 0) == 0 { unlinkat(told.raw, mail.name, 0) }
            throw error
        }
    }

    private func create(_ name: String, in folder: Descriptor, _ bytes: [UInt8]) throws(PublishError) {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        let file = Descriptor(owning: try attempt(.open, on: Self.target) { openat(folder.raw, name, flags, 0o600) } ?? -1)
        try attempt(.chmod, on: Self.target) { fchmod(file.raw, 0o600) }
        try file.write(bytes, at: 0, on: Self.target)
    }

    /// What lies in the Maildir at a moment.
    public struct Contents: Sendable {
        /// Names of the mails that wait.
        public fileprivate(set) var waiting: Set<String> = []
        /// Those in `cur/`: by name, the file, which mail programs give flags behind a colon.
        public fileprivate(set) var sent: [String: String] = [:]
    }

    /// Lists what waits and what was sent, and removes what a killed run has left.
    public func sweep() throws(PublishError) -> Contents {
        let contents = try contents()
        try FolderListing.forEach(in: temporary, on: Self.target) { entry throws(PublishError) in
            if entry.isFile { try remove(entry.name, from: temporary) }
        }
        try FolderListing.forEach(in: told, on: Self.target) { entry throws(PublishError) in
            if entry.isFile, !contents.waiting.contains(entry.name), contents.sent[entry.name] == nil { try remove(entry.name, from: told) }
        }
        return contents
    }

    /// Lists what waits and what was sent.
    public func contents() throws(PublishError) -> Contents {
        var contents = Contents()
        // In the order in which mails move: one that moves meanwhile is in either list, or in both.
        try FolderListing.forEach(in: new, on: Self.target) { entry throws(PublishError) in
            if entry.isFile { contents.waiting.insert(entry.name) }
        }
        try FolderListing.forEach(in: taken, on: Self.target) { entry throws(PublishError) in
            guard entry.isFile else { return }
            contents.sent[String(entry.name.prefix { $0 != ":" })] = entry.name
        }
        for name in contents.sent.keys { contents.waiting.remove(name) }
        return contents
    }

    /// Reads what a mail says; nil where nothing is known of it.
    public func record(of name: String) throws(PublishError) -> [UInt8]? {
        guard
            let raw = try attempt(
                .open, on: Self.target, tolerating: ENOENT, { openat(told.raw, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) })
        else { return nil }
        return try Descriptor(owning: raw).contents(on: Self.target)
    }

    /// Removes a mail that waits. False if it does not wait any more: somebody has just taken it to send it, and it counts as sent.
    public func drop(_ name: String) throws(PublishError) -> Bool {
        guard try attempt(.unlink, on: Self.target, tolerating: ENOENT, { unlinkat(new.raw, name, 0) }) != nil else { return false }
        try remove(name, from: told)
        return true
    }

    /// Forgets a mail that was sent, once that is recorded.
    ///
    /// - Parameter file: where it lies in `cur/`; nil if it was sent from `new/`.
    public func forget(_ name: String, file: String?) throws(PublishError) {
        try remove(name, from: new)
        if let file { try remove(file, from: taken) }
        try remove(name, from: told)
    }

    /// Leaves nothing of a sent mail but its name, which says that it was sent.
    public func empty(sent file: String) throws(PublishError) {
        var status = stat()
        guard try attempt(.stat, on: Self.target, tolerating: ENOENT, { fstatat(taken.raw, file, &status, AT_SYMLINK_NOFOLLOW) }) != nil,
            status.st_size > 0
        else { return }
        let opened = try attempt(.open, on: Self.target, tolerating: ENOENT) {
            openat(taken.raw, file, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
        }
        if let opened { close(opened) }
    }

    private func remove(_ name: String, from folder: Descriptor) throws(PublishError) {
        try attempt(.unlink, on: Self.target, tolerating: ENOENT) { unlinkat(folder.raw, name, 0) }
    }
}
