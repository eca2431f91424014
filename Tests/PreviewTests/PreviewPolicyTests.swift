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
            String(decoding: PreviewPolicy.page(Array(page.utf8), version: 7), as: UTF8.self) == """
                <html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'"><title>A</title>
                <script src="/_preview/script.js" data-version="7" defer></script></head><body>B</body></html>
                """)
    }

    @Test func `a page without a head gets the script at its end`() {
        #expect(
            String(decoding: PreviewPolicy.page(Array("<p>A".utf8), version: 1), as: UTF8.self)
                == "<p>A<script src=\"/_preview/script.js\" data-version=\"1\" defer></script>")
    }
}
