/// `&amp;`, `&#38;` and `&#x26;`: the references of HTML that mean ASCII, blanks or nothing that is seen, and all numeric ones.
enum CharacterReference {
    static let longest = 20

    /// Reads the reference that ends with the text's last byte, a semicolon; nil if there is none.
    static func ending(_ text: Span<UInt8>) -> (start: Int, scalar: UInt32)? {
        var start = text.count - 2
        let least = max(0, text.count - longest)
        while start >= least, text[start] != UInt8(ascii: "&") {
            guard text[start].isLetterOrDigit || text[start] == UInt8(ascii: "#") else { return nil }
            start -= 1
        }
        guard start >= least, start < text.count - 2 else { return nil }
        let name = text.extracting(start + 1..<text.count - 1)
        guard let scalar = name[0] == UInt8(ascii: "#") ? numeric(name) : named[string(name)]?.value else { return nil }
        return (start, scalar)
    }

    /// Reads a name that begins with `#`; nil if it is no number.
    static func numeric(_ name: Span<UInt8>) -> UInt32? {
        guard name.count > 1, name[0] == UInt8(ascii: "#") else { return nil }
        let radix: UInt32 = name[1] | 0x20 == UInt8(ascii: "x") ? 16 : 10
        var index = radix == 16 ? 2 : 1
        guard index < name.count else { return nil }
        var value: UInt32 = 0
        while index < name.count {
            guard let digit = name[index].hexValue, digit < radix else { return nil }
            value = min(value * radix + UInt32(digit), 0x11_0000)
            index += 1
        }
        return value
    }

    /// What a name means that HTML reads without a semicolon too, given by its last eight letters; nil for all others.
    static func withoutSemicolon(_ name: UInt64) -> UInt32? {
        switch name {
        case 0x61_6D70, 0x41_4D50: 0x26
        case 0x6C74, 0x4C54: 0x3C
        case 0x6774, 0x4754: 0x3E
        case 0x7175_6F74, 0x5155_4F54: 0x22
        case 0x6E62_7370: 0xA0
        case 0x73_6879: 0xAD
        default: nil
        }
    }

    private static func string(_ bytes: Span<UInt8>) -> String {
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static let named: [String: Unicode.Scalar] = [
        "Tab": "\t", "NewLine": "\n", "nbsp": "\u{A0}", "excl": "!", "quot": "\"", "QUOT": "\"", "num": "#", "dollar": "$", "percnt": "%",
        "amp": "&", "AMP": "&", "apos": "'", "lpar": "(", "rpar": ")", "ast": "*", "midast": "*", "plus": "+", "comma": ",", "period": ".",
        "sol": "/", "colon": ":", "semi": ";", "lt": "<", "LT": "<", "equals": "=", "gt": ">", "GT": ">", "quest": "?", "commat": "@",
        "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^", "lowbar": "_", "UnderBar": "_", "grave": "`",
        "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "VerticalLine": "|", "rcub": "}", "rbrace": "}", "ensp": "\u{2002}",
        "emsp": "\u{2003}", "thinsp": "\u{2009}", "hairsp": "\u{200A}", "NonBreakingSpace": "\u{A0}", "shy": "\u{AD}", "zwj": "\u{200D}",
        "zwnj": "\u{200C}", "lrm": "\u{200E}", "rlm": "\u{200F}", "ZeroWidthSpace": "\u{200B}", "NoBreak": "\u{2060}",
    ]
}
