internal import Embedded
import Templating

/// The JSON Schema (draft 2020-12) of what a command prints with `--format json`.
package struct DocumentSchema {
    package let text: Printout

    /// The commands that there are schemas of, in order of their names.
    package static var commands: [String] { unsafe all.map { unsafe String(cString: $0.name) } }

    /// Throws if the command prints no JSON, or there is none of that name.
    package init(of command: String) throws {
        guard let file = unsafe Self.all.first(where: { unsafe String(cString: $0.name) == command }) else {
            let nearest = nearestName(to: command, among: Self.commands)
            throw Failure(
                .usage, as: "no-schema", "there is no schema of `\(command)`",
                hint: nearest.map { "did you mean `\($0)`?" } ?? "`joinery schema` lists the commands that there are", subject: command)
        }
        text = Printout(file: unsafe String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
    }

    private static var all: [embedded_file] {
        var count = 0
        let files = unsafe embedded_schemas(&count)
        return unsafe Array(UnsafeBufferPointer(start: files, count: count))
    }
}
