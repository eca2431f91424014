/// Reads URLs in text without taking them out of it.
extension Span<UInt8> {
    /// Finds where the bytes of `range` first are no longer so; its end if they all are.
    func end(of range: Range<Int>, while isSo: (UInt8) -> Bool) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, isSo(self[index]) { index += 1 }
        return index
    }

    /// Whether `range` holds `name`, given in lower case: percent-encoded or not, in any case. Names are read within their length.
    func spells(_ name: StaticString, in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        for position in 0..<name.utf8CodeUnitCount {
            guard index < range.upperBound else { return false }
            guard unsafe percentDecoded(at: &index, before: range.upperBound).lowercasedASCII == name.utf8Start[position] else {
                return false
            }
        }
        return index == range.upperBound
    }

    /// Reads `%41` as `A`, and a `%` that two hexadecimal digits do not follow as itself; moves `index` behind what was read.
    func percentDecoded(at index: inout Int, before end: Int) -> UInt8 {
        let byte = self[index]
        index += 1
        guard byte == UInt8(ascii: "%"), index + 1 < end, let high = self[index].hexValue, let low = self[index + 1].hexValue else {
            return byte
        }
        index += 2
        return high << 4 | low
    }

    /// Whether the host in `range` is `domain`, given in lower case, or below it, by whole labels and in any case.
    func isHost(_ range: Range<Int>, on domain: String) -> Bool {
        let domain = domain.utf8.span
        let start = range.upperBound - domain.count
        guard start == range.lowerBound || start > range.lowerBound && self[start - 1] == UInt8(ascii: ".") else { return false }
        for index in domain.indices where self[start + index].lowercasedASCII != domain[index] { return false }
        return true
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetterOrDigit: Bool { isDigit || lowercasedASCII >= 0x61 && lowercasedASCII <= 0x7A }
    /// Whether a host's name may hold it: letter, digit, hyphen, underscore or dot.
    var isHostCharacter: Bool {
        isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
    }
    var startsQuery: Bool { self == UInt8(ascii: "?") || self == UInt8(ascii: "#") }
    var separatesParameters: Bool { startsQuery || self == UInt8(ascii: "&") || self == UInt8(ascii: ";") }
    var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    var hexValue: UInt8? {
        switch lowercasedASCII {
        case 0x30...0x39: self - 0x30
        case 0x61...0x66: lowercasedASCII - 0x57
        default: nil
        }
    }
}
