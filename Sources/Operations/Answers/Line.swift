/// One line of text, whatever it is made from: no name, zone or address in it can begin another line or command a terminal.
///
/// What could is shown as JSON writes it: `\u001b`, `\n`.
package struct Line: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) {
        description = text.escaped { $0.endsLine || $0.commandsTerminals || $0 == "\t" }
    }

    /// A line of a file that may be indented with tabs.
    init(keepingTabs text: String) {
        description = text.escaped { $0.endsLine || $0.commandsTerminals }
    }

    /// - `columns`: separated by tabs, of which they hold none.
    package init(columns: [String]) {
        description = columns.map { Line($0).description }.joined(separator: "\t")
    }
}

extension Unicode.Scalar {
    /// Whether some program takes it for the end of a line.
    var endsLine: Bool { (0x0A...0x0D).contains(value) || [0x85, 0x2028, 0x2029].contains(value) }

    /// Whether a terminal does something else with it than to show it: a control character, or one that turns text round (UAX #9).
    var commandsTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The text with some of its scalars, all of them below U+10000, as JSON's escapes.
    func escaped(_ isEscaped: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: isEscaped) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            guard isEscaped(scalar) else {
                text.append(scalar)
                continue
            }
            switch scalar {
            case "\n": text.append(contentsOf: #"\n"#.unicodeScalars)
            case "\r": text.append(contentsOf: #"\r"#.unicodeScalars)
            case "\t": text.append(contentsOf: #"\t"#.unicodeScalars)
            default:
                let digits = String(scalar.value, radix: 16)
                text.append(contentsOf: #"\u"#.unicodeScalars)
                text.append(contentsOf: (String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits).unicodeScalars)
            }
        }
        return String(text)
    }
}
