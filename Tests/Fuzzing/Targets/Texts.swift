import Bookings
import Operations
import Templating

@testable import Pages

/// A template is compiled or its faults are told; what is compiled renders, and prints no markup of the data.
@Sendable func fuzzTemplates(_ bytes: [UInt8]) throws {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0).text }
    let library = TemplateLibrary([
        TemplateSource(name: "page", text: parts[0]), TemplateSource(name: "part", text: parts.dropFirst().first ?? ""),
    ])
    _ = library.problems.all.map(\.description)
    for escaping in [Escaping.html, .markdown, .text] {
        do {
            let template = try library.compile("page", for: FuzzedPage.self, escaping: escaping)
            var page: [UInt8] = []
            template.render(FuzzedPage(depth: 2), into: &page)
        } catch {
            for problem in error.all { require(!problem.description.isEmpty, "a fault is told") }
        }
    }
}

private struct FuzzedPage: TemplateData {
    let depth: Int

    static var shape: Shape<FuzzedPage> {
        Shape(
            .text("title") { _ in "a<b & \"c\"" }, .url("url") { _ in "https://a.example/x y?a=1&b" }, .flag("isOnline") { $0.depth > 1 },
            .markup("note") { _ in Array("<p>".utf8) }, .object("teacher") { $0.depth > 0 ? FuzzedPage(depth: $0.depth - 1) : nil },
            .list("people") { page in (0..<max(0, page.depth)).map { FuzzedPage(depth: $0) } })
    }
}

/// A description adds text to a page, and no markup but ours.
@Sendable func fuzzDescriptions(_ bytes: [UInt8]) throws {
    let description = Markdown(bytes.text)
    for tag in description.html.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst() {
        let words = Array(tag.prefix { $0 != UInt8(ascii: ">") }).text
        require(words.utf8.count < tag.count, "a tag ends: <\(words)")
        require(allowedTags.contains(words) || isLink(words), "a tag is ours: <\(words)>")
    }
    require(!description.plain.unicodeScalars.contains(where: Escaping.isRemoved), "no scalar that shows nothing")
}

private let allowedTags: Set<String> = [
    "p", "/p", "strong", "/strong", "em", "/em", "/a", "ul", "/ul", "ol", "/ol", "li", "/li", "br /", "hr /", "code", "/code", "pre",
    "/pre",
    "blockquote", "/blockquote",
]

private func isLink(_ tag: String) -> Bool {
    if let start = tag.wholeMatch(of: #/ol start="[0-9]{1,9}"/#) { return !start.output.isEmpty }
    guard let link = tag.wholeMatch(of: #/a href="([!-~]*)" rel="noopener noreferrer"/#) else { return false }
    return link.output.1.lowercased().hasPrefix("https://") && !link.output.1.contains("\"")
}

/// A pattern keeps all that is not filled in.
@Sendable func fuzzPatterns(_ bytes: [UInt8]) throws {
    let text = bytes.text
    require(Pattern(text).filled([:]) == text, "nothing filled in, nothing changed: \(text.debugDescription)")
    let pattern = Pattern(text)
    let filled = pattern.filled(["count": "7"])
    if !Array(text.utf8).contains(UInt8(ascii: "{")) { require(filled == text, "no name, nothing changed") }
    // `{{count}` has the name `{count`, which nobody fills in and `check` tells of.
    if pattern.names.contains(where: { $0.utf8.contains(UInt8(ascii: "{")) }) { return }
    require(!filled.unicodeScalars.containsName("{count}"), "`{count}` is filled in: \(text.debugDescription)")
}

extension String.UnicodeScalarView {
    fileprivate func containsName(_ name: String) -> Bool { !Array(self).ranges(of: Array(name.unicodeScalars)).isEmpty }
}

/// Any text is a configuration, or its mistakes are told.
@Sendable func fuzzConfiguration(_ bytes: [UInt8]) throws {
    do {
        _ = try Configuration(yaml: bytes.text)
    } catch {
        require(!error.findings.isEmpty, "a mistake is told")
        for finding in error.findings { require(!finding.sentence.isEmpty, "a mistake is told") }
    }
}

/// Any text is the words of a language, or what is missing is told.
@Sendable func fuzzWords(_ bytes: [UInt8]) throws {
    do {
        _ = try Words(language: "en", yaml: bytes.text)
    } catch {
        require(!error.all.isEmpty, "a mistake is told")
        for problem in error.all { require(!problem.sentence.isEmpty, "a mistake is told") }
    }
    _ = PluralRules(language: String(bytes.text.prefix(40))).category(of: Int64(bytes.count))
    _ = LanguageTag(bytes.text).lookUp(in: ["en", "zh-Hant", "pt-BR"])
    _ = LanguageTag(bytes.text).isRightToLeft
}
