internal import Templating

/// A site's contact line in parts: addresses and telephone numbers lead somewhere, the words between them are words.
struct ContactLine: Equatable {
    struct Part: Equatable {
        let text: String
        /// `mailto:` or `tel:`; empty for words.
        var link = ""
        /// The address of a mailbox; empty for all else.
        var mail = ""
    }

    let parts: [Part]

    init(_ line: String) {
        var parts: [Part] = []
        var rest = line[...]
        while let match = rest.firstMatch(of: Self.reachable) {
            if match.range.lowerBound > rest.startIndex { parts.append(Part(text: String(rest[..<match.range.lowerBound]))) }
            let text = String(match.0)
            parts.append(
                match.mail.map { Part(text: text, link: "mailto:\($0)", mail: String($0)) } ?? Part(text: text, link: Self.number(text)))
            rest = rest[match.range.upperBound...]
        }
        if !rest.isEmpty { parts.append(Part(text: String(rest))) }
        self.parts = parts
    }

    /// An address of a mailbox, or a telephone number: at least six digits with what people write between them, in brackets or not.
    private static var reachable: Regex<(Substring, mail: Substring?)> {
        /(?<mail>[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)|(?:\+|\(\+?)?[0-9](?:[ \u{A0}()\/.\-]{0,2}[0-9]){5,}/
    }

    /// RFC 3966 has digits alone, after a plus sign for a number of any country. The zero in `+49 (0)30` is dialled only at home.
    private static func number(_ text: String) -> String {
        let isOfAnyCountry = text.contains("+")
        let dialled = isOfAnyCountry ? text.replacing("(0)", with: "") : text
        return "tel:\(isOfAnyCountry ? "+" : "")" + dialled.filter { $0.isASCII && $0.isNumber }
    }

    /// As templates have it.
    var constant: Constant {
        func constant(_ part: Part) -> Constant { ["text": .text(part.text), "link": .url(part.link), "mail": .url(part.mail)] }
        return .list(parts.map(constant), like: constant(Part(text: "")))
    }
}
