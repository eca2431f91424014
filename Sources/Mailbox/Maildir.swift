package import Publishing

/// `private/mail`: mails that wait to be sent, Maildir fashion, and beside them what each of them says.
///
/// A mail is written to `tmp/` and renamed into `new/`, so the program that sends it sees it whole or not at all; once sent, it is moved
/// to `cur/`. A record of what the mail says is in `told/` under the same name: from before the mail is there until the caller has
/// recorded it elsewhere. Only the owner may read: folders are 0700, files 0600. Knows bytes and names, not what they mean.
package struct Maildir: Sendable {
    private static let folder = "mail"
    private static let folders = ["tmp", "new", "cur", "told"]
    private static let target = CallTarget.file("private/mail")

    private let root: Descriptor
    private let temporary: Descriptor
    private let new: Descriptor
    private let taken: Descriptor
    private let told: Descriptor

    /// A mail to be written.
    package struct Mail: Sendable {
        /// `[a-z0-9.-]`; no other mail has it.
        package let name: String
        package let bytes: [UInt8]
        /// What it says, for `told/`.
        package let record: [UInt8]

        package init(name: String, bytes: [UInt8], record: [UInt8]) {
            self.name = name
            self.bytes = bytes
            self.record = record
        }
    }

    /// Opens the Maildir of a site, making what is missing; without `making`, nil where there is none.
    ///
    /// Throws `.foreign` where `private/mail` is a folder that holds something and is no Maildir: nothing is made there.
    package init?(_ lock: BuildLock, making: Bool) throws(PublishError) {
        let parent = lock.site.privateFolder.folder
        if let found = try parent.openFolder(Self.folder, on: Self.target) {
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
    package init?(of folder: SiteFolder) throws(PublishError) {
        guard let site = try folder.openForReading(),
            let found = try site.privateFolder.folder.openFolder(Self.folder, on: Self.target)
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
        try parent.makeFolder(name, mode: FileModes.privateFolder, group: nil, on: target).folder
    }

    /// Writes mails that no other has the names of; they wait in `new/` when it returns, and stay there whatever happens then.
    ///
    /// If it throws, some may wait, each whole; nothing else is left of the others, or the next `sweep` removes it.
    package func write(_ mails: [Mail]) throws(PublishError) {
        do throws(PublishError) {
            for mail in mails {
                try create(mail.name, in: told, mail.record)
                try create(mail.name, in: temporary, mail.bytes)
            }
            try Syncing.run(root) { false }
            for mail in mails {
                try temporary.rename(mail.name, to: new, as: mail.name, on: Self.target)
            }
            try new.sync(on: Self.target)
        } catch {
            // The disk may be full of them.
            for mail in mails where (try? temporary.remove(mail.name, on: Self.target)) == true {
                _ = try? told.remove(mail.name, on: Self.target)
            }
            throw error
        }
    }

    private func create(_ name: String, in folder: Descriptor, _ bytes: [UInt8]) throws(PublishError) {
        let file = try folder.create(name, .writeOnly, on: Self.target)
        try file.setMode(FileModes.privateFile, on: Self.target)
        try file.write(bytes, at: 0, on: Self.target)
    }

    /// What lies in the Maildir at a moment.
    package struct Contents: Sendable {
        /// Names of the mails that wait.
        package fileprivate(set) var waiting: Set<String> = []
        /// Those in `cur/`: by name, the file, which mail programs give flags behind a colon.
        package fileprivate(set) var sent: [String: String] = [:]
    }

    /// Lists what waits and what was sent, and removes what a killed run has left.
    package func sweep() throws(PublishError) -> Contents {
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
    package func contents() throws(PublishError) -> Contents {
        var contents = Contents()
        // In the order in which mails move: one that moves meanwhile is in either list, or in both.
        try FolderListing.forEach(in: new, on: Self.target) { entry throws(PublishError) in
            if entry.isFile { contents.waiting.insert(entry.name) }
        }
        try FolderListing.forEach(in: taken, on: Self.target) { entry throws(PublishError) in
            guard entry.isFile else { return }
            contents.sent[entry.name.withoutFlags] = entry.name
        }
        for name in contents.sent.keys { contents.waiting.remove(name) }
        return contents
    }

    /// Reads what a mail says; nil where nothing is known of it.
    package func record(of name: String) throws(PublishError) -> [UInt8]? {
        try told.open(name, on: Self.target)?.contents(on: Self.target)
    }

    /// Removes a mail that waits. False if it does not wait any more: a program has just taken it to send it, and it counts as sent.
    package func drop(_ name: String) throws(PublishError) -> Bool {
        guard try new.remove(name, on: Self.target) else { return false }
        try remove(name, from: told)
        return true
    }

    /// Forgets a mail that was sent, once that is recorded.
    ///
    /// - `file`: where it lies in `cur/`; nil if it was sent from `new/`.
    package func forget(_ name: String, file: String?) throws(PublishError) {
        try remove(name, from: new)
        if let file { try remove(file, from: taken) }
        try remove(name, from: told)
    }

    /// Leaves nothing of a sent mail but its name, which says that it was sent.
    package func empty(sent file: String) throws(PublishError) {
        guard let status = try taken.status(of: file, on: Self.target), status.st_size > 0 else { return }
        try taken.empty(file, on: Self.target)
    }

    private func remove(_ name: String, from folder: Descriptor) throws(PublishError) {
        try folder.remove(name, on: Self.target)
    }
}

extension String {
    /// A file's name without what mail programs put behind a colon.
    package var withoutFlags: String { String(Substring(utf8.prefix { $0 != UInt8(ascii: ":") })) }
}
