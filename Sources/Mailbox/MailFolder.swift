package import Bookings
package import Publishing

/// The mails of one site on disk, by what their names say.
package struct MailFolder {
    package let site: Site.ID
    private let maildir: Maildir
    /// Those that wait to be sent.
    package private(set) var waiting: [MailName] = []
    /// Those that were sent and are not recorded yet.
    package private(set) var sent: [Sent] = []

    package struct Sent {
        package let name: MailName
        /// The file in `cur/` that says so; nil where it is called sent though it lies in `new/`.
        package let file: String?

        package init(name: MailName, file: String?) {
            self.name = name
            self.file = file
        }
    }

    /// Looks what lies there, after removing what a killed run has left.
    package init(_ maildir: Maildir, of site: Site.ID) throws(PublishError) {
        try self.init(maildir, of: site, maildir.sweep())
    }

    /// Looks what lies there and changes nothing; nil where nothing ever did.
    package init?(reading folder: SiteFolder, of site: Site.ID) throws(PublishError) {
        guard let maildir = try Maildir(of: folder) else { return nil }
        try self.init(maildir, of: site, maildir.contents())
    }

    private init(_ maildir: Maildir, of site: Site.ID, _ contents: Maildir.Contents) throws(PublishError) {
        self.site = site
        self.maildir = maildir
        waiting = contents.waiting.compactMap { MailName($0) }.sorted { $0.text < $1.text }
        sent = contents.sent.compactMap { name, file in MailName(name).map { Sent(name: $0, file: file) } }.sorted {
            $0.name.text < $1.name.text
        }
    }

    /// What a mail says; nil where that is lost.
    package func record(of name: MailName) throws(PublishError) -> MailRecord? {
        try maildir.record(of: name.text).flatMap(MailRecord.init)
    }

    package func write(_ mails: [Maildir.Mail]) throws(PublishError) { try maildir.write(mails) }

    /// Removes the mails that wait and no longer say what is so; those that somebody has just taken to send are sent.
    ///
    /// - Parameters:
    ///   - isTrue: whether a mail says what it would say if it were written now.
    ///   - isRehearsal: remove none.
    /// - Returns: how many are gone, or would be.
    package mutating func dropStale(isRehearsal: Bool = false, isTrue: (MailName, MailRecord) throws -> Bool) throws -> Int {
        var kept: [MailName] = []
        var dropped = 0
        for name in waiting {
            if let record = try record(of: name), try isTrue(name, record) {
                kept.append(name)
            } else if try isRehearsal || maildir.drop(name.text) {
                dropped += 1
            } else {
                sent.append(Sent(name: name, file: name.text))
            }
        }
        waiting = kept
        return dropped
    }

    /// Leaves nothing of sent mails but their names, and not even these of clients who are gone.
    package func emptySent(isKnown: (MailName) throws -> Bool) throws {
        for mail in sent {
            if let file = mail.file { try maildir.empty(sent: file) }
            if try !isKnown(mail.name) { try maildir.forget(mail.name.text, file: mail.file) }
        }
    }

    /// Removes what waits for one member, and empties what was sent. Answers with how many mails waited.
    package func purge(_ member: Member.ID) throws(PublishError) -> Int {
        var dropped = 0
        for name in waiting where name.member == member { dropped += try maildir.drop(name.text) ? 1 : 0 }
        for mail in sent where mail.name.member == member { if let file = mail.file { try maildir.empty(sent: file) } }
        return dropped
    }

    /// Forgets mails that the database knows of by now.
    package mutating func forget(_ mails: [Sent]) throws(PublishError) {
        for mail in mails { try maildir.forget(mail.name.text, file: mail.file) }
        let gone = Set(mails.map(\.name))
        waiting.removeAll { gone.contains($0) }
        sent.removeAll { gone.contains($0.name) }
    }
}
