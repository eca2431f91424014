/// Writes plain text at its end, where what encodes something becomes what it encodes.
///
/// Safe because `PlainText` has room for the whole source and a block more before it makes one: writing never lengthens.
@safe struct PlainTextWriter {
    /// Eight zeros are before them.
    let bytes: UnsafeMutablePointer<UInt8>
    var count: Int

    /// Adds bytes that are plain as they are; what may be read from them on is `readable` in all. Writes up to a block behind the end.
    @inline(__always)
    mutating func copy(_ source: UnsafePointer<UInt8>, _ length: Int, readable: Int) {
        if length <= 64, readable >= 64 {
            // Most stretches are short: one block is copied sooner than a length is looked at.
            let block = unsafe UnsafeRawPointer(source).loadUnaligned(as: SIMD64<UInt8>.self)
            unsafe UnsafeMutableRawPointer(bytes + count).storeBytes(of: block, as: SIMD64<UInt8>.self)
        } else {
            unsafe (bytes + count).update(from: source, count: length)
        }
        count += length
    }

    /// Takes what is not one byte of text, and returns where the text goes on.
    mutating func passException(_ source: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Int {
        var index = start
        repeat {
            let byte = unsafe source[index]
            index += 1
            if byte == UInt8(ascii: "\r"), unsafe Self.isFold(source, index, length) {
                index += 2
            } else {
                push(byte)
            }
        } while unsafe index < length && mayChange(with: source[index])
        return index
    }

    /// Whether the next byte may be one of several that mean something else, even where the first was one itself.
    private func mayChange(with next: UInt8) -> Bool {
        let (last, before) = unsafe (bytes[count - 1], bytes[count - 2])
        return last == UInt8(ascii: "%") || before == UInt8(ascii: "%") || last | 0x20 == 0xE2 || before == 0xE2
            || last.isSpace && next.isSpace
    }

    /// Adds a byte, and takes the end for what it encodes, as often as it encodes something.
    private mutating func push(_ byte: UInt8) {
        if byte.isSpace {
            if unsafe !bytes[count - 1].isSpace { add(UInt8(ascii: " ")) }
            return
        }
        if byte.isLeftOut { return }
        add(byte)
        if byte == UInt8(ascii: ";") {
            guard let (start, character) = unsafe CharacterReference.ending(UnsafeBufferPointer(start: bytes, count: count).span) else {
                return
            }
            count = start
            for byte in String(Character(character)).utf8 { push(byte) }
        } else if byte >= 0x80 {
            let mark = unsafe InvisibleMark(ending: UnsafeBufferPointer(start: bytes, count: count).span)
            count -= mark.length
            if mark.isSpace { push(UInt8(ascii: " ")) }
        } else if unsafe bytes[count - 3] == UInt8(ascii: "%"), let high = unsafe bytes[count - 2].hexValue, let low = byte.hexValue {
            count -= 3
            push(high << 4 | low)
        }
    }

    private mutating func add(_ byte: UInt8) {
        unsafe bytes[count] = byte
        count += 1
    }

    /// Whether a carriage return before `index` begins a fold: line end and one blank, which are not part of the text.
    private static func isFold(_ source: UnsafePointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
        unsafe index + 1 < length && source[index] == UInt8(ascii: "\n")
            && (source[index + 1] == UInt8(ascii: " ") || source[index + 1] == UInt8(ascii: "\t"))
    }
}

extension UInt8 {
    var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

    /// Control character or backslash.
    fileprivate var isLeftOut: Bool { self < 0x20 || self == 0x7F || self == UInt8(ascii: "\\") }

    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
