extension Publisher {
    /// Goes back to the tree before: text and design, never a revoked page or an old link. Sets a hold: `prepare` refuses until it is
    /// told to resume, or the next scheduled build would undo the rollback.
    ///
    /// - `time`: the wall clock, seconds since 1970.
    @discardableResult
    public func rollback(time: Int64, isCancelled: () -> Bool = { false }) throws -> RollbackReport {
        try noticingAlteredTree {
            try site.privateFolder.removeTemporaries()
            return try Rollback(site, try SiteState(of: site), time: time).carryOut(isCancelled: isCancelled)
        }
    }

    /// Removes all files of one page from both trees at once and returns how many there were. A later build publishes it again if it is
    /// still rendered.
    @discardableResult
    public func purge(kind: UInt8, row: Int64) throws -> Int {
        try noticingAlteredTree {
            try site.privateFolder.removeTemporaries()
            return try Purge(site: site, kind: kind, row: row).carryOut(try SiteState(of: site))
        }
    }

    /// Compares both trees with their manifests. A tree that differs is marked, so that the next build repairs it.
    public func verify(jobs: Int, isCancelled: @Sendable () -> Bool = { false }) throws -> VerifyReport {
        let state = try SiteState(of: site)
        var report = VerifyReport()
        guard let live = state.liveTree else { return report }
        var marks: [TreeName] = []
        for (name, sound, isTrusted) in [(live.name, nil, true), (state.standbyName, live, state.standbyIsTrusted)] where isTrusted {
            guard let tree = try site.tree(name) else { continue }
            let found = try audit(tree, beside: sound, jobs: jobs, isCancelled: isCancelled)
            if !found.isSound { marks.append(name) }
            report.add(found)
        }
        report.isMarked = mark(marks)
        return report
    }

    private func audit(_ tree: Tree, beside sound: Tree?, jobs: Int, isCancelled: @Sendable () -> Bool) throws -> VerifyReport {
        guard let manifest = try site.privateFolder.manifest(of: tree.name) else {
            var report = VerifyReport()
            report.add(.manifestLost(tree.name))
            return report
        }
        return try TreeAudit(tree: tree, manifest: manifest, sound: sound).run(jobs: jobs, isCancelled: isCancelled)
    }

    /// A finding is worth reporting even where the disk is read-only and nothing can be marked.
    private func mark(_ trees: [TreeName]) -> Bool {
        do throws(PublishError) {
            for tree in trees { try site.privateFolder.setNote(PrivateFolder.altered(tree), "") }
            return !trees.isEmpty
        } catch { return false }
    }
}
