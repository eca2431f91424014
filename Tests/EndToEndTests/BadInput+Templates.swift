import Foundation
import TestKit
import Testing

extension BadInput {
    static let templates = [
        template(
            "an unknown name", "{{titel}}", "template `state.html` line 1 column 1: unknown name `titel`",
            advice: "did you mean `title`?"),
        template(
            "an unknown partial", "{{>staet.html}}", "template `state.html` line 1 column 1: unknown template `staet.html`",
            advice: "did you mean `state.html`?"),
        template(
            "an unclosed section", "\n  {{#title}}", "template `state.html` line 2 column 3: `{{#title}}` is never closed",
            advice: "close it with `{{/title}}`"),
        template(
            "text that is not escaped", "{{{title}}}", "template `state.html` line 1 column 1: `title` is text and must be escaped",
            advice: "write `{{title}}`"),
        template(
            "a thousand sections in each other", String(repeating: "{{#title}}", count: 10_000),
            "template `state.html` line 1 column 1001: `{{#title}}` is nested more than 100 levels deep, which is the most", advice: ""),
        template(
            "a name of a page's length", "{{" + String(repeating: "x", count: 100_000) + "}}",
            "template `state.html` line 1 column 1: a tag of 100000 bytes, allowed are 200", advice: ""),
        .finding(
            "partials that include the next twice in a template", "Templates/p18.html",
            "template `p18.html` line 1 column 14: with all that `p19.html` includes the page has more than 50000 tags and lines, or 4194304 bytes, which is the most",
            advice: "look for partials that include each other more than once"
        ) { studio in
            for number in 0..<20 {
                let text = number == 19 ? "x" : "{{>p\(number + 1).html}}{{>p\(number + 1).html}}"
                try studio.write(text, to: "Templates/p\(number).html")
            }
            try studio.write("{{>p0.html}}", to: "Templates/404.html")
        },
        .finding("a template that is not UTF-8", "Templates/when.html", "is not UTF-8 text", advice: "save it as UTF-8") {
            try $0.write([0x3C, 0x70, 0x3E, 0xE9], to: "Templates/when.html")
        },
        .finding("a file in place of the templates' folder", "DIR/Templates", "cannot be read", advice: "check its permissions") {
            try $0.write("", to: "Templates")
        },
        .finding("a template that leads nowhere", "DIR/Templates/when.html", "cannot be read", advice: "check its permissions") { studio in
            try studio.write("", to: "Templates/.keep")
            try FileManager.default.createSymbolicLink(
                atPath: studio.path + "/Templates/when.html", withDestinationPath: "nowhere.html")
        },
        words("a text for a group", "line 212 column 12: has a text as `places`, which is a group of words") {
            $0.replacing(/places:\n.*\n.*\n/, with: "places:    many\n")
        },
        words("no country", "line 220 column 9: has `England` as `region`, which is no country: `GB` or `001` would be one") {
            $0.replacing("region: GB", with: "region: England")
        },
        words("a word given twice", "line 231 column 1: has the key `zone` twice") { $0 + "\nzone: again\n" },
        words(
            "a name in braces that is misspelt", "line 214 column 11: unknown `{cuont}` in `places.other`: filled in is `{count}`",
            advice: "did you mean `{count}`?"
        ) { $0.replacing("{count} places", with: "{cuont} places") },
        words(
            "a name in braces where nothing is filled in", "line 9 column 13: `{name}` in `bookings.next`, in which nothing is filled in",
            advice: "write it without braces"
        ) { $0.replacing("next: Next session", with: "next: \"Up {name}\"") },
        words(
            "half a pair of braces", "line 222 column 24: a brace in `time-range` without its other half: filled in are `{start}`, `{end}`",
            advice: "write both braces, or none"
        ) { $0.replacing("{start} – {end}", with: "{start} – {end") },
        words(
            "a text of aliases that stand for too much",
            "line 6 column 50: has more than 200000 values, aliases (`*name`) counted with all they stand for"
        ) { _ in
            "a0: &a0 [x]\n"
                + (1...9).map { "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ", "))]\n" }.joined()
        },
        words("maps in maps", "line 1 column 81: is nested more than 20 levels deep, which is the most") { _ in
            String(repeating: "{a: ", count: 900) + String(repeating: "}", count: 900)
        },
    ]

    /// What is wrong in a template that several pages include.
    private static func template(_ name: String, _ text: String, _ sentence: String, advice: String) -> BadInput {
        .finding("\(name) in a template", "Templates/state.html", sentence, advice: advice) {
            try $0.write(text, to: "Templates/state.html")
        }
    }

    private static func words(
        _ name: String, _ sentence: String, advice: String = "compare it with the built-in `words/en.yaml`, which has every word",
        _ change: @escaping @Sendable (String) -> String
    ) -> BadInput {
        .finding("\(name) in a words file", "Templates/words/en.yaml", sentence, advice: advice) { studio in
            let builtIn = try Repository.text("Templates/words/en.yaml")
            let changed = change(builtIn)
            try #require(changed != builtIn)
            try studio.write(changed, to: "Templates/words/en.yaml")
        }
    }
}
