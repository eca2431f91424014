extension BuildLock {
    /// Reads a note that an earlier build left; nil where there is none.
    public func note(_ name: String) throws(PublishError) -> String? { try site.privateFolder.note(name) }

    /// Leaves a note of at most 512 bytes for the next build, in the private folder.
    public func setNote(_ name: String, _ text: String) throws(PublishError) { try site.privateFolder.setNote(name, text) }
}
