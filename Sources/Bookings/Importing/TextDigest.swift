private import Crypto

/// Tells one text from another in a few letters: SHA-256, in hexadecimal digits.
package enum TextDigest {
    package static func hex(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
