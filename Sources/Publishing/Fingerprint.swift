import CXXHash

/// 64 bits of XXH3: fast, and not meant to resist an attacker. For `RenderedFile.data`, `Identity` and `Inputs`.
public enum Fingerprint {
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 { XXH3_64bits(bytes.baseAddress, bytes.count) }

    public static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }
}
