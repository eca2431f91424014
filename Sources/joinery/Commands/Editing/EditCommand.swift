import ArgumentParser
import Bookings
import Operations

/// A command that makes one edit and prints what it changes.
protocol EditCommand: ParsableCommand {
    var common: CommonOptions { get }
    var editing: EditOptions { get }

    /// What the options ask for.
    func edit() throws -> Edit
}

extension EditCommand {
    func run() throws {
        let edit = try edit()
        try common.print(editRun().answer(to: edit, dryRun: editing.dryRun))
    }

    func editRun() throws -> EditRun {
        let (editor, now) = (try editing.editor(), try common.instant())
        return try EditRun(common.project(), by: editor, only: common.onlySite, now: now)
    }
}
