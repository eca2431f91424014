import ArgumentParser
import Bookings
import Operations

/// A command that makes an edit, or the same one of several rows, and prints what changes.
protocol EditCommand: ParsableCommand {
    var common: CommonOptions { get }
    var editing: EditOptions { get }

    /// What the options ask for: an edit for each row that is named, at least one.
    func edits() throws -> [Edit]
}

extension EditCommand {
    func run() throws {
        let edits = try edits()
        try common.print(editRun().answer(to: edits, dryRun: editing.dryRun))
    }

    func editRun() throws -> EditRun {
        let (editor, now) = (try editing.editor(), try common.instant())
        return try EditRun(common.project(), by: editor, only: common.onlySite, now: now)
    }
}
