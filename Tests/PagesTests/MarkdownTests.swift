import Foundation
import Testing

@testable import Pages

/// Whoever can write a description adds text to a page and nothing else (`Sources/joinery/joinery.docc/OutputFolder.md`).
@Suite struct MarkdownTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        let html: String
        let markdown: String

        init(_ name: String, _ text: String, html: String, markdown: String) {
            (testDescription, self.text, self.html, self.markdown) = (name, text, html, markdown)
        }
    }

    @Test(
        "a description becomes",
        arguments: [
            Case("nothing of nothing", "", html: "", markdown: ""),
            Case(
                "paragraphs, emphasis and lists", "Bring **water**.\n\n- one\n- *two*",
                html: "<p>Bring <strong>water</strong>.</p>\n<ul>\n<li>one</li>\n<li><em>two</em></li>\n</ul>",
                markdown: "Bring **water**.\n\n  - one\n  - *two*"),
            Case(
                "no control character and no mark that turns text round, not even as a reference", "a&#128;b&#x202E;c &#8295;d",
                html: "<p>abc d</p>", markdown: "abc d"),
            Case("no byte that is no UTF-8, not even as a reference", "a&#xFFFE;b&#xFFFF;c&#65534;", html: "<p>abc</p>", markdown: "abc"),
            Case(
                "no address that a reader might make of its words",
                "//evil.example ghcr.io/x:y evil&#46;com x.\u{202E}com 10:30 tel:1 v1.2",
                html: "<p>//evil.example ghcr.io/x:y evil.com x.com 10:30 tel:1 v1.2</p>",
                markdown: "/&#47;evil&#46;example ghcr&#46;io/x&#58;y evil&#46;com x&#46;com 10:30 tel&#58;1 v1.2"),
            Case(
                "a link that says nothing to where it leads", "[set up](https://example.org/a?b=1&c=2)",
                html: "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">set up</a></p>",
                markdown: "[set up](https://example.org/a?b=1&c=2)"),
            Case(
                "a link without its title", "[x](https://example.org/ \"hover me\")",
                html: "<p><a href=\"https://example.org/\" rel=\"noopener noreferrer\">x</a></p>", markdown: "[x](https://example.org/)"),
            Case(
                "text where HTML stood in a line", "a <b onclick=x>c</b>", html: "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>",
                markdown: "a &#60;b onclick=x&#62;c&#60;/b&#62;"),
            Case(
                "text where a block of HTML stood", "<script>\nalert(1)\n</script>",
                html: "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</p>",
                markdown: "&#60;script&#62; alert&#40;1&#41; &#60;/script&#62; "),
            Case(
                "no comment", "a\n\n<!-- note -->", html: "<p>a</p>\n<p>&lt;!-- note --&gt;\n</p>",
                markdown: "a\n\n&#60;&#33;-- note --&#62; "),
            Case("no script behind a link", "[x](javascript:alert(1))", html: "<p>x</p>", markdown: "x"),
            Case("no script behind a link in disguise", "[x](java&#115;cript&colon;alert(1))", html: "<p>x</p>", markdown: "x"),
            Case("no data behind a link", "[x](data:text/html,hi)", html: "<p>x</p>", markdown: "x"),
            Case(
                "no link in the clear, or to nobody knows where", "[a](http://example.org) [b](//example.org) [c](/m/x.html)",
                html: "<p>a b c</p>", markdown: "a b c"),
            Case(
                "no automatic link but a safe one", "<https://example.org> <mailto:a@example.org>",
                html: "<p><a href=\"https://example.org\" rel=\"noopener noreferrer\">https://example.org</a> mailto:a@example.org</p>",
                markdown: "[https&#58;/&#47;example&#46;org](https://example.org) mailto&#58;a&#64;example&#46;org"),
            Case("the words for an image", "![a cat](https://example.org/cat.png)", html: "<p>a cat</p>", markdown: "a cat"),
            Case(
                "bold text for a heading, for headings are the page's own", "# Big\n\ntext",
                html: "<p><strong>Big</strong></p>\n<p>text</p>",
                markdown: "**Big**\n\ntext"),
            Case(
                "characters for entities", "&lt;b&gt; &amp;amp; &#60;i&#62;", html: "<p>&lt;b&gt; &amp;amp; &lt;i&gt;</p>",
                markdown: "&#60;b&#62; &#38;amp; &#60;i&#62;"),
            Case(
                "code without a name of its language", "```js onload=x\na < b\n```", html: "<pre><code>a &lt; b\n</code></pre>",
                markdown: "``` \na < b\n```"),
            Case(
                "one line without controls and without marks that turn it round", "a\u{0}b\u{7}c\u{202E}d", html: "<p>abcd</p>",
                markdown: "abcd"),
        ])
    func becomes(_ example: Case) {
        let markdown = Markdown(example.text)
        #expect(String(decoding: markdown.html, as: UTF8.self) == example.html)
        #expect(String(decoding: markdown.markdown, as: UTF8.self) == example.markdown)
    }

    @Test func `as text alone, lists keep their numbers and levels`() {
        let text = "Steps:\n\n3. open\n4. wait\n   - nested\n   - two\n\n     more\n     1) a\\\n     b\n5. last\n\nend"
        #expect(
            Markdown(text).plain
                == "Steps:\n3. open\n4. wait\n   - nested\n   - two\n\n     more\n     1) a\n        b\n5. last\n\nend")
        #expect(Markdown("- - a\n- > q\n- ```\n  x\n  y\n  ```").plain == "- - a\n- q\n- x\n  y")
    }

    @Test(
        "levels beyond all use stand in the level above, so that each takes as long as the one before",
        arguments: ["*a **b ", "> ", "- ", "1) "])
    func flattens(_ level: String) {
        let ends = level.hasPrefix("*") ? " b** a*" : ""
        let text = String(repeating: level, count: 3000) + "deep" + String(repeating: ends, count: 3000)
        for rendered in [Markdown(text).html, Markdown(text).markdown] {
            let shown = String(decoding: rendered, as: UTF8.self)
            let levels = ["<em>", "<strong>", "<blockquote>", "<ul>", "<ol>"].reduce(0) { $0 + shown.components(separatedBy: $1).count - 1 }
            #expect(levels <= 33 && shown.contains("deep"))
        }
        #expect(Markdown(text).plain.contains("deep"))
    }

    @Test("a line ends where the parser ends it", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) {
        let hasTable = MarkdownDocument("text\(end)\(end)| a | b |\(end)|---|---|\(end)| 1 | 2 |").hasTable
        #expect(hasTable)
        let marks = String(repeating: "> ", count: 3000)
        let quoted = String(decoding: Markdown("text\(end)\(end)\(marks)deep\(end)").html, as: UTF8.self)
        #expect(quoted.contains("deep") && quoted.components(separatedBy: "<blockquote>").count <= 34)
    }

    @Test func `a description that is too long is not rendered, since its site is refused`() {
        #expect(!Markdown(String(repeating: "a", count: 100_000)).html.isEmpty)
        #expect(Markdown(String(repeating: "a", count: 100_001)).html.isEmpty)
    }

    @Test func `nesting without end is rendered without harm`() {
        let text = String(repeating: "> ", count: 5000) + "deep"
        #expect(!Markdown(text).html.isEmpty)
        #expect(!Markdown(String(repeating: "[", count: 50_000)).html.isEmpty)
    }
}
