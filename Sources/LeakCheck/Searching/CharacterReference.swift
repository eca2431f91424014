/// `&amp;`, `&#38;` and `&#x26;`: the references of HTML that mean ASCII, and all numeric ones.
enum CharacterReference {
    private static let longest = 12

    /// Reads the reference that ends with the text's last byte, a semicolon; nil if there is none.
    static func ending(_ text: Span<UInt8>) -> (start: Int, character: Unicode.Scalar)? {
        var start = text.count - 2
        let least = max(0, text.count - longest)
        while start >= least, text[start] != UInt8(ascii: "&") {
            guard isNamePart(text[start]) else { return nil }
            start -= 1
        }
        guard start >= least, start < text.count - 2 else { return nil }
        let name = text.extracting(start + 1..<text.count - 1)
        guard let character = name[0] == UInt8(ascii: "#") ? numeric(name) : named[string(name)] else { return nil }
        return (start, character)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
        default: false
        }
    }

    /// Reads a name that begins with `#`.
    private static func numeric(_ name: Span<UInt8>) -> Unicode.Scalar? {
        guard name.count > 1 else { return nil }
        let isHexadecimal = name[1] | 0x20 == UInt8(ascii: "x")
        let digits = name.extracting((isHexadecimal ? 2 : 1)...)
        guard !digits.isEmpty, let value = UInt32(string(digits), radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        return Unicode.Scalar(value)
    }

    private static func string(_ bytes: Span<UInt8>) -> String {
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static let named: [String: Unicode.Scalar] = [
        "Tab": "\t", "NewLine": "\n", "nbsp": "\u{A0}", "excl": "!", "quot": "\"", "QUOT": "\"", "num": "#", "dollar": "$", "percnt": "%",
        "amp": "&", "AMP": "&", "apos": "'", "lpar": "(", "rpar": ")", "ast": "*", "midast": "*", "plus": "+", "comma": ",", "period": ".",
        "sol": "/", "colon": ":", "semi": ";", "lt": "<", "LT": "<", "equals": "=", "gt": ">", "GT": ">", "quest": "?", "commat": "@",
        "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^", "lowbar": "_", "UnderBar": "_", "grave": "`",
        "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "VerticalLine": "|", "rcub": "}", "rbrace": "}",
    ]
}
