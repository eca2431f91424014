/// The end of a plain text that is being written, where what encodes something is taken for what it encodes.
struct PlainEnd {
    /// Eight zeros stand before them.
    let bytes: UnsafeMutablePointer<UInt8>
    var count: Int

    /// The last eight bytes, the last one lowest.
    var window: UInt64 { Self.window(bytes + count) }

    static func window(_ end: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(bigEndian: UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self))
    }

    /// Takes what is not one byte of text: returns where the text goes on.
    mutating func passException(
        _ source: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ filter: WindowFilter, _ candidates: inout [Int]
    ) -> Int {
        var index = start
        repeat {
            let byte = source[index]
            index += 1
            if byte == UInt8(ascii: "\r"), Self.isFold(source, index, length) {
                index += 2
            } else {
                push(byte)
                if filter.mayHold(window) { candidates.append(count) }
            }
            // What follows a percent sign may be its digits, even where it was one itself.
        } while index < length && (bytes[count - 1] == UInt8(ascii: "%") || bytes[count - 2] == UInt8(ascii: "%"))
        return index
    }

    /// Adds a byte, and takes the end for what it encodes, as often as it encodes something.
    private mutating func push(_ byte: UInt8) {
        let kind = ByteKind(byte)
        if kind.isLeftOut || kind.isSpace && bytes[count - 1] == UInt8(ascii: " ") { return }
        bytes[count] = kind.plain
        count += 1
        if byte == UInt8(ascii: ";") {
            guard let (start, character) = CharacterReference.ending(bytes, count) else { return }
            count = start
            for byte in String(Character(character)).utf8 { push(byte) }
        } else if byte >= 0x80 {
            let mark = InvisibleMark(ending: bytes, count)
            count -= mark.length
            if mark.isSpace { push(UInt8(ascii: " ")) }
        } else if bytes[count - 3] == UInt8(ascii: "%"), let high = bytes[count - 2].hexValue, let low = byte.hexValue {
            count -= 3
            push(high << 4 | low)
        }
    }

    /// Whether a carriage return before `index` begins a fold: line end and one blank, which are none of the text.
    private static func isFold(_ source: UnsafePointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
        index + 1 < length && source[index] == UInt8(ascii: "\n")
            && (source[index + 1] == UInt8(ascii: " ") || source[index + 1] == UInt8(ascii: "\t"))
    }
}

extension UInt8 {
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
