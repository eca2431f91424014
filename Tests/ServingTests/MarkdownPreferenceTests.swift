import Serving
import Testing

@Suite struct MarkdownPreferenceTests {
    @Test(arguments: [
        (nil, false), ("", false), ("*/*", false), ("text/html", false), ("text/*", false),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false),
        ("text/markdown", true), ("text/markdown, text/html, */*", true), ("text/html, text/markdown", true),
        ("TEXT/Markdown ; charset=utf-8", true), ("application/json,\ttext/markdown;q=0.1", true),
        ("text/markdown;q=0", false), ("text/markdown;q=0.000, text/html;q=0", false), ("text/markdown;q=0.001", true),
        ("text/markdown;q=0.8, text/html;q=0.85", false), ("text/markdown;q=0.85, text/html;q=0.8", true),
        ("text/markdown;q=0.8, text/html;q=0.80", true), ("text/markdown;q=1.0, text/html;q=1", true),
        ("text/markdown;q=0.9, text/html;q=1", false), ("text/markdown;q=0.5, */*", false), ("text/markdown;q=0.5, */*;q=0.1", true),
        ("text/markdown;q=0.5, text/*;q=0.4, */*", true), ("text/markdown;q=0.5, text/html;q=0.4, text/*", true),
        ("text/markdown;variant=GFM;q=0.3, text/html;q=0.4", false), ("text/markdownx", false), ("atext/markdown", false),
    ])
    func `Markdown goes to whoever names it, unless HTML is worth more to them`(accept: String?, isMarkdown: Bool) {
        #expect(MarkdownPreference.isMarkdown(accept: accept) == isMarkdown)
    }
}
