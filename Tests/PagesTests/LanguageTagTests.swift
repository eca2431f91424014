import Foundation
import TestKit
import Testing

@testable import Pages

/// Which words a reader gets, and from which side they are read.
@Suite struct LanguageTagTests {
    @Test(
        "words are looked up from the longest tag to the shortest (RFC 4647 3.4), and by the likely script",
        arguments: [
            ("zh-Hant-TW", ["zh", "zh-Hant"], "zh-Hant"), ("ZH-HANT-tw", ["zh", "zh-Hant"], "zh-Hant"),
            ("zh-TW", ["zh", "zh-Hant"], "zh-Hant"),
            ("zh-HK", ["zh", "zh-Hant"], "zh-Hant"), ("zh-CN", ["zh", "zh-Hant"], "zh"), ("zh", ["zh", "zh-Hans", "zh-Hant"], "zh"),
            ("zh", ["zh-Hans", "zh-Hant"], "zh-Hans"), ("zh-Hant", ["zh"], "zh"), ("zh-TW", ["zh-TW", "zh-Hant"], "zh-TW"),
            ("en-GB", ["en", "en-gb"], "en-gb"), ("en-GB", ["en", "en-Latn"], "en-Latn"), ("DE", ["de"], "de"), ("de", ["DE"], "DE"),
            ("sr-ME", ["sr", "sr-Latn"], "sr-Latn"), ("pa-PK", ["pa", "pa-Arab"], "pa-Arab"), ("pt-BR-x-old", ["pt-BR", "pt"], "pt-BR"),
            ("de-CH-x-phonebk", ["de", "de-CH"], "de-CH"), ("en-a-bbb-x-a-ccc", ["en-a", "en"], "en"), ("nl", ["en"], nil),
            ("", ["en"], nil), ("-", ["en"], nil), ("en_US", ["en"], nil),
        ] as [(String, [String], String?)])
    func looksUp(tag: String, languages: [String], found: String?) {
        #expect(LanguageTag(tag).lookUp(in: languages) == found)
        #expect(LanguageTag(tag).lookUp(in: languages.reversed()) == found)
    }

    @Test(
        "the script says from which side a language is read",
        arguments: [
            ("ar", true), ("he", true), ("iw", true), ("fa", true), ("ur", true), ("yi", true), ("dv", true), ("ckb", true),
            ("pa-Arab", true),
            ("PA-arab", true), ("pa-PK", true), ("uz-AF", true), ("az-Arab", true), ("az-IR", true), ("kk-Arab", true), ("ks", true),
            ("nqo", true), ("ff-Adlm", true), ("rhg", true), ("syr", true), ("ku-Arab", true), ("en-Hebr", true), ("arz", true),
            ("pa", false), ("ku", false), ("sd-Deva", false), ("ar-Latn", false), ("he-Latn", false), ("en", false), ("zh-Hant", false),
            ("uz", false), ("tlh", false), ("", false),
        ])
    func direction(tag: String, isRightToLeft: Bool) {
        #expect(LanguageTag(tag).isRightToLeft == isRightToLeft)
    }

    @Test(
        "a region is one before any extension",
        arguments: [
            ("en-us", "US"), ("es-419", "419"), ("zh-Hant-TW", "TW"), ("de-CH-1996", "CH"), ("de-1996", nil), ("en-x-us", nil),
            ("en-u-ca-de", nil),
            ("en", nil), ("us", nil),
        ] as [(String, String?)])
    func region(tag: String, region: String?) {
        #expect(LanguageTag(tag).region == region)
    }

    @Test func `two files of one language are an error`() throws {
        let folder = Scratch.path("words-of-one-language")
        try FileManager.default.createDirectory(atPath: "\(folder)/words", withIntermediateDirectories: true)
        let german = try #require(TemplateFolder.builtIn.first { $0.path == "words/de.yaml" }).bytes
        try Data(german).write(to: URL(fileURLWithPath: "\(folder)/words/DE.yaml"))
        let problems = #expect(throws: TemplateSetProblems.self) { try TemplateSet(TemplateFolder(path: folder)) }
        #expect(problems?.findings.map(\.subject) == ["Templates/words/de.yaml"])
        #expect(problems?.findings.map(\.sentence) == ["is of the same language as `words/DE.yaml`"])
    }
}
