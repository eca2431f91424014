/// Writes plain text at its end, where what encodes something becomes what it encodes.
///
/// Safe because `PlainText` has room for the whole source and a block more before it makes one: writing never lengthens.
@safe struct PlainTextWriter {
    /// Eight zeros are before them.
    let bytes: UnsafeMutablePointer<UInt8>
    private(set) var count: Int
    /// Where a character reference begins that may still go on; -1 for none.
    private var reference = -1
    /// The last eight bytes of its name.
    private var name: UInt64 = 0
    /// Where the last reference that needs no semicolon ended: one may follow.
    private var referenceEnd = -1
    private var escape: BackslashEscape?
    /// The first half of a character beyond the first 65,536, and where the second is expected.
    private var surrogate: (value: UInt32, end: Int)?

    init(bytes: UnsafeMutablePointer<UInt8>, count: Int) {
        unsafe self.bytes = bytes
        self.count = count
    }

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

    /// Takes the end of the text for the end of what is still open.
    mutating func finish() {
        endReference()
        if let escape, escape.endsAnywhere { resolve(escape) }
        escape = nil
    }

    /// Whether the next byte may be one of several that mean something else, even where the first was one itself.
    private func mayChange(with next: UInt8) -> Bool {
        if reference >= 0 || escape != nil { return true }
        let (last, before, third) = unsafe (bytes[count - 1], bytes[count - 2], bytes[count - 3])
        return last == UInt8(ascii: "%") || before == UInt8(ascii: "%") || last.beginsMark || before.beginsMark || third == 0xF3
            || last.isSpace && next.isSpace || next.endsHost && (last == UInt8(ascii: ".") || last == UInt8(ascii: "3"))
    }

    /// Adds a byte, and takes the end for what it encodes, as often as it encodes something.
    private mutating func push(_ byte: UInt8) {
        if escape != nil, continueEscape(byte) { return }
        if byte == UInt8(ascii: ";"), referenceEnd == count {
            referenceEnd = -1
            return
        }
        if reference >= 0, continueReference(byte) { return }
        switch byte {
        case 0x20, 0x09...0x0D: if unsafe !bytes[count - 1].isSpace { add(UInt8(ascii: " ")) }
        case 0..<0x20, 0x7F: break
        case UInt8(ascii: "\\"): escape = BackslashEscape(start: count)
        case UInt8(ascii: "&"):
            reference = count
            name = 0
            add(byte)
        case UInt8(ascii: ";"): pushSemicolon()
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
            endHost()
            add(byte)
        case 0x80...:
            add(byte)
            let mark = unsafe InvisibleMark(ending: UnsafeBufferPointer(start: bytes, count: count).span)
            count -= mark.length
            if mark.isSpace { push(UInt8(ascii: " ")) }
        default:
            add(byte)
            guard unsafe bytes[count - 3] == UInt8(ascii: "%"), let high = unsafe bytes[count - 2].hexValue, let low = byte.hexValue else {
                return
            }
            count -= 3
            push(high << 4 | low)
        }
    }

    private mutating func add(_ byte: UInt8) {
        unsafe bytes[count] = byte
        count += 1
    }

    private mutating func push(_ scalar: UInt32) {
        switch scalar {
        case 0: break
        case 0xD800...0xDBFF: surrogate = (scalar, count)
        case 0xDC00...0xDFFF:
            guard let first = surrogate, first.end == count else { break }
            surrogate = nil
            push(0x10000 + (first.value - 0xD800) << 10 + (scalar - 0xDC00))
        default:
            guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else { break }
            for byte in encoded { push(byte) }
        }
    }

    // MARK: Character references

    private mutating func pushSemicolon() {
        add(UInt8(ascii: ";"))
        guard let (start, scalar) = unsafe CharacterReference.ending(UnsafeBufferPointer(start: bytes, count: count).span) else { return }
        count = start
        push(scalar)
    }

    /// Takes a byte for the next of the reference that is open. Those that HTML reads without a semicolon end with their last letter.
    ///
    /// - Returns: whether nothing is left to do with the byte.
    private mutating func continueReference(_ byte: UInt8) -> Bool {
        // A mark within a name is taken out of it; what is no mark is not part of a name.
        if byte >= 0x80, !isNumeric { return false }
        guard isPartOfReference(byte), count - reference < CharacterReference.longest, unsafe bytes[count - 1] < 0x80 else {
            if byte < 0x20 && !byte.isSpace || byte == 0x7F { return false }
            if byte == UInt8(ascii: ";") { reference = -1 } else { endReference() }
            return false
        }
        add(byte)
        name = name << 8 | UInt64(byte)
        guard let scalar = CharacterReference.withoutSemicolon(name) else { return true }
        count = reference
        reference = -1
        push(scalar)
        referenceEnd = count
        return true
    }

    private func isPartOfReference(_ byte: UInt8) -> Bool {
        guard isNumeric else { return byte.isLetterOrDigit || byte == UInt8(ascii: "#") && count == reference + 1 }
        let length = count - reference
        if length == 2, byte | 0x20 == UInt8(ascii: "x") { return true }
        let isHexadecimal = unsafe length > 2 && bytes[reference + 2] | 0x20 == UInt8(ascii: "x")
        return isHexadecimal ? byte.hexValue != nil : (0x30...0x39).contains(byte)
    }

    private var isNumeric: Bool { unsafe count > reference + 1 && bytes[reference + 1] == UInt8(ascii: "#") }

    /// Ends the open reference without a semicolon: a number needs none.
    private mutating func endReference() {
        guard reference >= 0 else { return }
        let start = reference
        reference = -1
        let name = unsafe UnsafeBufferPointer(start: bytes + start + 1, count: count - start - 1).span
        guard let scalar = CharacterReference.numeric(name) else { return }
        count = start
        push(scalar)
    }

    // MARK: Backslashes

    /// - Returns: whether nothing is left to do with the byte.
    private mutating func continueEscape(_ byte: UInt8) -> Bool {
        guard var open = escape else { return false }
        switch open.take(byte, behind: count - open.start) {
        case .goesOn(let isPart):
            escape = open
            if isPart { add(byte) }
            return true
        case .ends(let isPart):
            if isPart { add(byte) }
            resolve(open)
            return isPart || open.swallows(byte)
        case .isBlank:
            escape = nil
            push(UInt8(ascii: " "))
            return true
        case .isNone:
            escape = nil
            return false
        }
    }

    private mutating func resolve(_ open: BackslashEscape) {
        let value = unsafe open.value(UnsafeBufferPointer(start: bytes + open.start, count: count - open.start).span)
        count = open.start
        escape = nil
        push(value)
    }

    // MARK: Addresses

    /// Takes away a host's default port and final dot, which lead to the same place.
    private mutating func endHost() {
        if unsafe bytes[count - 1] == UInt8(ascii: "3") && bytes[count - 2] == UInt8(ascii: "4") && bytes[count - 3] == UInt8(ascii: "4")
            && bytes[count - 4] == UInt8(ascii: ":") && (bytes[count - 5].isLetterOrDigit || bytes[count - 5] == UInt8(ascii: "."))
        {
            count -= 4
        }
        if unsafe bytes[count - 1] == UInt8(ascii: ".") && bytes[count - 2].isLetterOrDigit { count -= 1 }
    }

    /// Whether a carriage return before `index` begins a fold: line end and one blank, which are not part of the text.
    private static func isFold(_ source: UnsafePointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
        unsafe index + 1 < length && source[index] == UInt8(ascii: "\n")
            && (source[index + 1] == UInt8(ascii: " ") || source[index + 1] == UInt8(ascii: "\t"))
    }
}

extension UInt8 {
    var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

    var isLetterOrDigit: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Whether marks that look like nothing, or like a blank, may begin with this byte and have more than one other.
    fileprivate var beginsMark: Bool {
        switch self {
        case 0xC2, 0xCD, 0xE2, 0xE3, 0xEF, 0xF3: true
        default: false
        }
    }

    fileprivate var endsHost: Bool { self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == UInt8(ascii: "#") }

    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
