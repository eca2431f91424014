import Testing

@testable import Preview

/// What a preview changes in what it serves.
@Suite struct PreviewPolicyTests {
    @Test func `a policy loses trusted types and gains scripts and connections of its own origin`() {
        #expect(
            PreviewPolicy.allowingScript("default-src 'none'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'")
                == "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'")
    }

    @Test func `a page gets the script, and the same change to the policy that it names itself`() {
        let page = """
            <html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>A</title>
            </head><body>B</body></html>
            """
        #expect(
            Self.page(page, version: 7) == """
                <html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'"><title>A</title>
                <script src="/_preview/script.js" data-version="7" data-page="WORD" defer></script></head><body>B</body></html>
                """)
    }

    @Test func `a page without a head gets the script at its end`() {
        #expect(
            Self.page("<p>A", version: 1)
                == "<p>A<script src=\"/_preview/script.js\" data-version=\"1\" data-page=\"WORD\" defer></script>")
    }

    @Test func `the same page has the same word, another has another, and a bar is told to the script`() {
        func word(_ page: String) -> Substring? {
            let served = String(decoding: PreviewPolicy.page(Array(page.utf8), version: 1), as: UTF8.self)
            return served.firstMatch(of: /data-page="([0-9a-f]+)"/)?.1
        }
        #expect(word("A") == word("A") && word("A") != word("B") && word("A") != nil)
        let bar = PreviewBar(text: "As of \"1 < 2\"", link: "http://studio.localhost/?a&b", linkText: "Back to now")
        #expect(
            Self.page("", version: 1, bar).contains(
                #"data-bar="As of &quot;1 &lt; 2&quot;" data-link="http://studio.localhost/?a&amp;b" data-link-text="Back to now" defer"#))
    }

    private static func page(_ html: String, version: Int, _ bar: PreviewBar? = nil) -> String {
        String(decoding: PreviewPolicy.page(Array(html.utf8), version: version, bar: bar), as: UTF8.self)
            .replacing(/data-page="[0-9a-f]+"/, with: "data-page=\"WORD\"")
    }
}
