extension Unicode.Scalar {
    /// Whether the character has no place in text and may mislead its reader: a control character other than tab and line
    /// ends, a noncharacter, or one that turns the direction of the text around it.
    var isUnsafe: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
