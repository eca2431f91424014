/// The text of `secret.key`.
enum SecretFile {
    /// 32 random bytes as hexadecimal digits.
    static func newText() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        let digits = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &random)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return Array((digits.joined() + "\n").utf8)
    }
}
