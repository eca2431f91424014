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
        words("a missing word", "lacks the word `state.removed.title`") {
            $0.replacing("  removed:\n    title: In person this time\n", with: "  removed:\n")
        },
        words("a plural form that is missing", "lacks the word `places.one`") { $0.replacing("  one: \"{count} place\"\n", with: "") },
        words("no country", "has `England` as `region`, which is no country: `GB` or `001` would be one") {
            $0.replacing("region: GB", with: "region: England")
        },
        words("a word given twice", "has the key `zone` twice") { $0 + "\nzone: again\n" },
    ]

    /// What is wrong in a template that several pages include.
    private static func template(_ name: String, _ text: String, _ sentence: String, advice: String) -> BadInput {
        .finding("\(name) in a template", "Templates/state.html", sentence, advice: advice) {
            try $0.write(text, to: "Templates/state.html")
        }
    }

    private static func words(_ name: String, _ sentence: String, _ change: @escaping @Sendable (String) -> String) -> BadInput {
        .finding(
            "\(name) in a words file", "Templates/words/en.yaml", sentence,
            advice: "compare it with the built-in `words/en.yaml`, which has every word"
        ) { studio in
            let builtIn = try Repository.text("Templates/words/en.yaml")
            let changed = change(builtIn)
            try #require(changed != builtIn)
            try studio.write(changed, to: "Templates/words/en.yaml")
        }
    }
}
