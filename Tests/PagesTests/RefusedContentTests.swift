import TestKit
import Testing

@testable import Pages

/// What browsers do nothing with is told with its place.
@Suite struct RefusedContentTests {
    @Test(
        "a mistake in the style sheet is told where it is",
        arguments: [
            (
                "a { color: red;\nb { margin: 0 }\n",
                ["line 1 column 3: `{` is opened here and never closed: browsers read all that follows as a part of it"]
            ),
            ("a { color: red }\n}\nb {}", ["line 2 column 1: `}` closes nothing: browsers leave out the rule that follows"]),
            (
                "a { width: calc(1px + (2px) }\nb {}",
                ["line 1 column 16: `(` is opened here and never closed: browsers read all that follows as a part of it"]
            ),
            ("é /* never\na {}", ["line 1 column 3: a comment begins here and never ends"]),
            (
                "a::before { content: \"x }\nb {}",
                [
                    "line 1 column 22: a quote is opened here and not closed on its line",
                    "line 1 column 11: `{` is opened here and never closed: browsers read all that follows as a part of it",
                ]
            ),
            ("@import \"other.css\";", ["line 1 column 1: `@import`: pages load one style sheet, browsers refuse another"]),
            (
                "@IMPORT url(https://x.example/a.css);",
                [
                    "line 1 column 1: `@import`: pages load one style sheet, browsers refuse another",
                    "line 1 column 9: loads `https://x.example/a.css`: pages load nothing but the style sheet, the logo and drawings of `icons/`",
                ]
            ),
            (
                "a { background: url( 'https://x.example/a.png' ) }",
                [
                    "line 1 column 17: loads `https://x.example/a.png`: pages load nothing but the style sheet, the logo and drawings of `icons/`"
                ]
            ),
            (
                "a { background: image-set(\"//x.example/a.png\" 1x) }",
                ["line 1 column 27: loads `//x.example/a.png`: pages load nothing but the style sheet, the logo and drawings of `icons/`"]
            ),
            (
                "a { mask: URL(data:image/png;base64,AA) }",
                [
                    "line 1 column 11: loads `data:image/png;base64,AA`: pages load nothing but the style sheet, the logo and drawings of `icons/`"
                ]
            ),
            ("a { mask: url(icons/zoom.svg); clip-path: url(#x) } /* } url(http://x) @import */ b::after { content: \"} \\\" {\"; }", []),
            ("@media (width > 1px) { a { b: c; &:hover { d: e } } }\n@supports (x: y) { }", []),
            ("a { content: \"https://x.example\" } \\{ b { }", []),
        ])
    func style(text: String, said: [String]) {
        let bytes = Array(text.utf8)
        let told = StyleScanner.mistakes(in: bytes).map { TextPlace(of: $0.offset, in: bytes).prefix + $0.sentence }
        #expect(told.sorted() == said.sorted())
    }

    @Test(
        "what no page runs or loads is told where it is",
        arguments: [
            ("<p>\n <script src=\"/x.js\"></script>", ["line 2 column 2: `<script>`: pages run no script, browsers refuse it"]),
            (
                "<img alt=\"a > b\" src='https://x.example/a.png'>",
                [
                    "line 1 column 18: loads `https://x.example/a.png`: pages load nothing but the style sheet, the logo and drawings of `icons/`"
                ]
            ),
            (
                "<IMG SRC=//x.example/a.png>",
                ["line 1 column 6: loads `//x.example/a.png`: pages load nothing but the style sheet, the logo and drawings of `icons/`"]
            ),
            (
                "<link rel=stylesheet href=\"http://x.example/a.css\">",
                [
                    "line 1 column 22: loads `http://x.example/a.css`: pages load nothing but the style sheet, the logo and drawings of `icons/`"
                ]
            ),
            (
                "<p {{#flag}}class=\"x\"{{/flag}} onclick=\"go()\">",
                ["line 1 column 32: `onclick`: pages run no script, browsers refuse it"]
            ),
            ("<a href=\"JavaScript:go()\">", ["line 1 column 4: `href`: pages run no script, browsers refuse it"]),
            (
                "<p style=\"color: red\"><style>a {}</style>",
                [
                    "line 1 column 4: `style`: browsers take the look of pages from the style sheet alone",
                    "line 1 column 23: `<style>`: browsers take the look of pages from the style sheet alone",
                ]
            ),
            ("<iframe src=\"{{url}}\"></iframe>", ["line 1 column 1: `<iframe>`: nothing of others is shown in pages, browsers refuse it"]),
            (
                "{{! <script> }}<!-- <script> --><a href=\"https://x.example\" data-on=\"1\">5 < 6 <img src=\"{{assets.icons.zoom}}\"> <bdi",
                []
            ),
        ])
    func markup(text: String, said: [String]) {
        let bytes = Array(text.utf8)
        let told = MarkupScanner.mistakes(in: bytes, isMail: false).map { TextPlace(of: $0.offset, in: bytes).prefix + $0.sentence }
        #expect(told == said)
    }

    @Test func `mails have their look in the text, and run nothing`() {
        let said = MarkupScanner.mistakes(in: Array("<p style=\"x\" onload=\"y\"><script></script>".utf8), isMail: true).map(\.sentence)
        #expect(said == ["`onload`: mails run no script", "`<script>`: mails run no script"])
    }

    @Test func `nothing built in is refused`() {
        for (path, bytes) in TemplateFolder.builtIn {
            if path == "style.css" { #expect(StyleScanner.mistakes(in: bytes) == []) }
            if path.hasSuffix(".html") { #expect(MarkupScanner.mistakes(in: bytes, isMail: path.hasPrefix("mail")) == [], "\(path)") }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `any bytes are gone through`(seed: UInt64) {
        let pieces =
            Array("{}()<>\"'/*\\@&u!-=ab \n").map { Array(String($0).utf8) }
            + ["url(", "/*", "<!--", "{{", "=\"", "<p "].map { Array($0.utf8) }
        var random = SeededGenerator(seed: seed)
        for length in 0..<40 {
            let bytes = (0..<length).flatMap { _ in pieces[Int.random(in: pieces.indices, using: &random)] }
            for mistake in StyleScanner.mistakes(in: bytes) + MarkupScanner.mistakes(in: bytes, isMail: false) {
                #expect(mistake.offset <= bytes.count, "seed \(seed)")
            }
        }
    }
}
