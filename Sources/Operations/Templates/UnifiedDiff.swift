/// Compares two texts line by line, in the form that `patch` takes.
package struct UnifiedDiff {
    /// Empty where the texts are the same.
    package let text: String

    private static let context = 3

    package init(from old: String, to new: String, names: (old: String, new: String)) {
        let lines = Self.lines(from: Self.split(old), to: Self.split(new))
        var text = ""
        for hunk in Self.hunks(lines) {
            if text.isEmpty { text = "--- \(names.old)\n+++ \(names.new)\n" }
            let before = lines[..<hunk.lowerBound]
            let (oldStart, newStart) = (before.count { $0.mark != "+" }, before.count { $0.mark != "-" })
            let (oldCount, newCount) = (lines[hunk].count { $0.mark != "+" }, lines[hunk].count { $0.mark != "-" })
            text += "@@ -\(Self.range(oldStart, oldCount)) +\(Self.range(newStart, newCount)) @@\n"
            for line in lines[hunk] {
                text += "\(line.mark)\(line.text)" + (line.text.utf8.last == UInt8(ascii: "\n") ? "" : "\n\\ No newline at end of file\n")
            }
        }
        self.text = text
    }

    private struct Line {
        /// `-` of the old text, `+` of the new one, a space of both.
        let mark: Character
        /// With its line end.
        let text: Substring
    }

    private static func lines(from old: [Substring], to new: [Substring]) -> [Line] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                lines.append(Line(mark: "-", text: old[oldIndex]))
                oldIndex += 1
            } else if inserted.contains(newIndex) {
                lines.append(Line(mark: "+", text: new[newIndex]))
                newIndex += 1
            } else {
                lines.append(Line(mark: " ", text: new[newIndex]))
                (oldIndex, newIndex) = (oldIndex + 1, newIndex + 1)
            }
        }
        return lines
    }

    /// The changed lines with the lines around them; neighbours become one.
    private static func hunks(_ lines: [Line]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in lines.indices where lines[index].mark != " " {
            let around = max(0, index - context)..<min(lines.count, index + context + 1)
            if let last = hunks.last, around.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
            } else {
                hunks.append(around)
            }
        }
        return hunks
    }

    /// Lines count from one; an empty range is named by the line before it.
    private static func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }

    private static func split(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var rest = text[...]
        // Scalars: a line end of two characters is one `Character`.
        while let end = rest.unicodeScalars.firstIndex(of: "\n") {
            let next = rest.unicodeScalars.index(after: end)
            lines.append(rest[..<next])
            rest = rest[next...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }
}
