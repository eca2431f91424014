/// Writes cells as RFC 4180 has them, byte by byte: all of them quoted, since which separator a program splits at is its own choice.
enum CSV {
    /// A text that a spreadsheet would run as a formula is kept one by an apostrophe in front: names are whatever strangers typed.
    static func cell(_ text: String) -> String {
        var cell = String.UnicodeScalarView()
        cell.append("\"")
        if text.unicodeScalars.first(where: { !$0.isUnseen }).map(beginsFormula) == true { cell.append("'") }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": cell.append(contentsOf: "\"\"".unicodeScalars)
            // One row is one line.
            case _ where scalar.endsLine: cell.append(" ")
            case _ where scalar.commandsTerminals: break
            default: cell.append(scalar)
            }
        }
        cell.append("\"")
        return String(cell)
    }

    /// The wide forms too: they are what Chinese and Japanese keyboards type.
    private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool { "=+-@＝＋－＠".unicodeScalars.contains(scalar) }
}

extension Unicode.Scalar {
    /// Whether it shows nothing by itself, so that a program may drop it and begin with the next one.
    fileprivate var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
        case .nonspacingMark, .enclosingMark: true
        default: properties.isDefaultIgnorableCodePoint || properties.isWhitespace
        }
    }
}
