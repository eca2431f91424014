import RenderedPages

/// What one thread, and at last the build, has counted.
struct BuildCounts: Sendable {
    /// So many new identities are named in the refusal.
    private static let identitiesNamed = 20
    /// So many stale pages are named.
    private static let staleNamed = 20

    private(set) var census = KindCensus()
    private(set) var unchanged = 0
    private(set) var added = 0
    private(set) var changed = 0
    private(set) var removed = 0
    private(set) var removedPages = 0
    /// Pages that stay and get another address.
    private(set) var movedPages = 0
    private(set) var bytesWritten = 0
    /// Changes after which the older tree holds an address or a link that must not be seen again.
    private(set) var revocations = 0
    private(set) var newIdentities = 0
    private(set) var firstNewIdentities: [PageKey] = []
    /// The paths of the kinds that are kept for one switch; these kinds are few.
    private(set) var keptPaths: Set<String> = []
    private(set) var changes = ChangeList()
    /// Pages whose recipe is that of the published ones, and whose bytes are others.
    private(set) var stale = 0
    private(set) var firstStale: [PageKey] = []
    private var lastStale: PageKey?
    private var lastRemoved: PageKey?
    private var lastNewIdentity: PageKey?

    mutating func countFile(_ key: PageKey) { census.count(key) }

    mutating func countUnchanged() { unchanged += 1 }

    /// Notes that a file of a kind that is kept for one switch has this path.
    mutating func noteKept(_ path: String) { keptPaths.insert(path) }

    var written: Int { added + changed }
    var hasChanges: Bool { added + changed + removed > 0 }

    mutating func countWriting(of record: ManifestRecord, over old: ManifestRecord?, _ setup: BuildSetup) {
        bytesWritten += Int(record.byteCount)
        let reasons = setup.reasons(for: record, over: old)
        if let old {
            changed += 1
            if old.path != record.path || old.links != record.links, !setup.keptKinds.contains(record.key.kind) {
                revocations += 1
                if old.path != record.path { countMove(of: record.key) }
            }
        } else {
            added += 1
        }
        changes.add(PageChange(key: record.key, kind: old == nil ? .added : .changed, reasons: reasons))
    }

    /// A page moves with the first of its files: several threads may each compare some of them.
    private mutating func countMove(of key: PageKey) {
        if key.isFirstFile { movedPages += 1 }
    }

    /// Counts a removed file, and its page where neither neighbour among the files that stay is of the same page.
    mutating func countRemoval(of old: ManifestRecord, after previous: PageKey?, before next: PageKey?, _ setup: BuildSetup) {
        removed += 1
        changes.add(PageChange(key: old.key, kind: .removed, reasons: .row))
        if setup.keptKinds.contains(old.key.kind) { return }
        revocations += 1
        let stays = previous?.isSamePage(as: old.key) == true || next?.isSamePage(as: old.key) == true
        if !stays, lastRemoved?.isSamePage(as: old.key) != true { removedPages += 1 }
        lastRemoved = old.key
    }

    mutating func countNewIdentity(_ key: PageKey) {
        if lastNewIdentity?.isSamePage(as: key) == true { return }
        lastNewIdentity = key
        newIdentities += 1
        if firstNewIdentities.count < Self.identitiesNamed { firstNewIdentities.append(key) }
    }

    mutating func countStale(_ key: PageKey) {
        if lastStale?.isSamePage(as: key) == true { return }
        lastStale = key
        stale += 1
        if firstStale.count < Self.staleNamed { firstStale.append(key) }
    }

    mutating func add(_ other: BuildCounts) {
        census.add(other.census)
        unchanged += other.unchanged
        added += other.added
        changed += other.changed
        removed += other.removed
        removedPages += other.removedPages
        movedPages += other.movedPages
        bytesWritten += other.bytesWritten
        revocations += other.revocations
        newIdentities += other.newIdentities
        firstNewIdentities = Array((firstNewIdentities + other.firstNewIdentities).sorted().prefix(Self.identitiesNamed))
        stale += other.stale
        firstStale = Array((firstStale + other.firstStale).sorted().prefix(Self.staleNamed))
        keptPaths.formUnion(other.keptPaths)
        changes.add(other.changes)
    }
}
