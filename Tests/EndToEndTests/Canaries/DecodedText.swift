import Foundation

/// A file's text in every form in which a word may hide in it: as it is, percent-decoded, entities decoded, and both.
/// Lines that calendars fold are whole again first.
struct DecodedText {
    private let forms: [String]

    init(_ bytes: [UInt8]) {
        let plain = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        let entities = Self.decodingEntities(plain)
        forms = [plain, entities, plain.removingPercentEncoding, entities.removingPercentEncoding].compactMap(\.self)
    }

    /// The canaries' words in any of the forms; cut ones too, but for what a word of random letters may begin with.
    var canaries: Set<String> {
        Set(
            forms.flatMap { form in
                form.components(separatedBy: CanaryMaker.prefix).dropFirst().compactMap { rest in
                    let word = rest.prefix(CanaryMaker.length - CanaryMaker.prefix.count)
                    return word.prefix { $0.isHexDigit }.count < 5 ? nil : CanaryMaker.prefix + word
                }
            })
    }

    /// Decodes numeric character references and the named ones of HTML's own syntax.
    private static func decodingEntities(_ text: String) -> String {
        var pieces = text.components(separatedBy: "&")
        for index in pieces.indices.dropFirst() {
            guard let end = pieces[index].firstIndex(of: ";"), pieces[index].distance(from: pieces[index].startIndex, to: end) < 10 else {
                pieces[index] = "&" + pieces[index]
                continue
            }
            let name = pieces[index][..<end]
            let rest = pieces[index][pieces[index].index(after: end)...]
            pieces[index] = (character(name) ?? "&\(name);") + rest
        }
        return pieces.joined()
    }

    private static func character(_ name: Substring) -> String? {
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let known = named[String(name)] { return known }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
