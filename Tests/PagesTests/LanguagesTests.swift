import Bookings
import Foundation
import TestKit
import Testing
import ZoneFiles

@testable import Pages

/// The languages that are built in: complete, consistent with each other, and with dates as people write them.
@Suite struct LanguagesTests {
    static let languages = ["ar", "de", "en", "es", "fr", "ja", "pt", "pt-BR"]

    @Test func `every language has the keys of English, plural forms aside`() throws {
        let english = try Self.texts(of: "en")
        #expect(english.count > 60)
        #expect(Set(try TemplateSet(TemplateFolder(path: "/no/such/folder")).languages) == Set(Self.languages))
        for language in Self.languages {
            let texts = try Self.texts(of: language)
            #expect(Set(texts.keys).symmetricDifference(english.keys) == [], "\(language)")
            for (key, text) in texts {
                #expect(text.isEmpty == (english[key]?.isEmpty ?? true), "\(language) \(key)")
                // Each language has its own way of calling people by name.
                #expect(key == "bookings.hello" || Self.names(in: text) == Self.names(in: english[key] ?? ""), "\(language) \(key)")
                // What is a sentence in English is one of its own elsewhere.
                #expect(
                    language == "en" || text.count < 12 || text != english[key] || !text.contains(" ") || text.contains("{"),
                    "\(language) \(key)")
            }
        }
    }

    @Test("each plural form is said with its number, or stands for one number", arguments: LanguagesTests.languages)
    func plurals(language: String) throws {
        let words = try Self.words(language)
        for key in WordKeys.counted {
            for category in words.plurals.categories {
                let takers = (0...2000).filter { words.plurals.category(of: $0) == category }
                #expect(words.word(key, category.rawValue).contains("{count}") || takers.count == 1, "\(language) \(key).\(category)")
            }
        }
    }

    @Test(
        "a session's time reads as people write it",
        arguments: [
            ("de", "DE", "Montag, 23. November 2026", "09:30–10:30 Uhr", "Berlin, UTC+1", "2 Plätze"),
            // "Uhr" is said of 24 hours, in whatever country.
            ("de", "US", "Montag, 23. November 2026", "09:30–10:30 Uhr", "Berlin, UTC+1", "2 Plätze"),
            ("en", "GB", "Monday, 23 November 2026", "09:30 – 10:30", "Berlin, UTC+1", "2 places"),
            ("en", "US", "Monday, November 23, 2026", "9:30\u{202F}AM – 10:30\u{202F}AM", "Berlin, UTC+1", "2 places"),
            ("fr", "FR", "lundi 23 novembre 2026", "09:30 – 10:30", "Berlin, UTC+1", "2 places"),
            ("es", "ES", "lunes, 23 de noviembre de 2026", "9:30 – 10:30", "Berlín, UTC+1", "2 plazas"),
            ("pt", "PT", "segunda-feira, 23 de novembro de 2026", "09:30 – 10:30", "Berlim, UTC+1", "2 lugares"),
            ("pt-BR", "BR", "segunda-feira, 23 de novembro de 2026", "09:30 – 10:30", "Berlim, UTC+1", "2 vagas"),
            ("ja", "JP", "2026年11月23日 月曜日", "9:30～10:30", "ベルリン、UTC+1", "2名"),
            ("ar", "001", "الاثنين، 23 نوفمبر، 2026", "9:30\u{A0}ص – 10:30\u{A0}ص", "برلين، UTC+1", "مقعدان"),
            ("ar", "EG", "الاثنين، ٢٣ نوفمبر، ٢٠٢٦", "٩:٣٠\u{A0}ص – ١٠:٣٠\u{A0}ص", "برلين، UTC+1", "مقعدان"),
        ])
    func reads(language: String, region: String, date: String, times: String, zone: String, places: String) throws {
        let words = try Self.words(language)
        let locale = WordLocale(language: language, region: region)
        let dates = DateWords(words, locale: locale, sessions: [])
        let start = try #require(Instant(rfc3339: "2026-11-23T08:30:00Z"))
        let end = Instant(seconds: start.seconds + 3600)
        let berlin = try #require(ZoneFolder().zones.zone("Europe/Berlin"))
        let when = When(SessionTimes(startsAt: start, endsAt: end, isCancelled: false, now: start), in: berlin, site: berlin, words: dates)
        #expect([when.day.full, when.times, when.zone] == [date, times, zone])
        #expect(CountedWord(words, "places", locale: locale).text(2) == places)
    }

    @Test func `what is built in passes every check, and its words are the same where each language is read alone`() throws {
        let folder = try TemplateFolder(path: "/no/such/folder")
        let (checked, unchecked) = (try TemplateSet(checking: folder), try TemplateSet(folder))
        #expect(checked.findings == [])
        #expect(checked.languages == unchecked.languages)
        for language in checked.languages {
            let (first, second) = (try #require(checked.words(of: language)), try #require(unchecked.words(of: language)))
            #expect(first.tree.texts == second.tree.texts, "\(language)")
            #expect(first.plurals.categories == second.plurals.categories && first.region == second.region, "\(language)")
        }
    }

    @Test func `a reader's country decides how dates are written, the language alone how words are`() throws {
        let templates = try TemplateSet(TemplateFolder(path: "/no/such/folder"))
        #expect(
            ["en-GB", "en-US", "pt-BR", "de-CH-1996", "nl", "en-Latn-GB"].map(templates.language) == ["en", "en", "pt-BR", "de", nil, "en"])
        #expect(["DE", "en-us", "PT-br", "De-1996", "EN-x-de", ""].map(templates.language) == ["de", "en", "pt-BR", "de", "en", nil])
        for (language, date) in [
            ("en", "Tuesday, 24 November 2026"), ("en-US", "Tuesday, November 24, 2026"), ("en-Latn-US", "Tuesday, November 24, 2026"),
            ("en-us", "Tuesday, November 24, 2026"), ("en-x-us", "Tuesday, 24 November 2026"),
            ("de-AT", "Dienstag, 24. November 2026"),
        ] {
            let member = Member(id: Member.ID(1), firstName: "Chloé", language: language)
            let page = try #require(
                try Scene { $0.member = member }.files().first { $0.key.hasPrefix("m/") && $0.key.hasSuffix(".html") }?.value)
            #expect(page.contains(date), "\(language)")
        }
    }

    @Test func `a reader of any country gets the words that Babel would choose`() throws {
        let templates = try TemplateSet(TemplateFolder(path: "/no/such/folder"))
        let script = """
            import json, sys
            from babel import Locale
            from babel.localedata import locale_identifiers
            there = json.loads(sys.argv[1])
            chosen = {}
            for name in locale_identifiers():
                # It knows nothing of a language written in another script than usual.
                if len(name.split("_")) == 2 and len(name.split("_")[1]) < 4:
                    found = Locale.negotiate([name.replace("_", "-")], there, sep="-")
                    chosen[name.replace("_", "-")] = str(found).replace("_", "-") if found else None
            print(json.dumps(chosen))
            """
        let theirs = try Script(text: script).answer([String: String?].self, [Self.json(templates.languages)])
        #expect(theirs.count > 300, "Babel knows too few countries")
        for (language, words) in theirs where words != nil { #expect(templates.language(for: language) == words, "\(language)") }
        #expect(theirs["pt-BR"] == "pt-BR" && theirs["pt-AO"] == "pt" && theirs["pt-PT"] == "pt" && theirs["en-IN"] == "en")
    }

    @Test func `the date beside a session stands in the order of the language`() throws {
        for (language, block) in [("en", ["Mon", "23", "Nov"]), ("ja", ["11月", "23", "月"]), ("pt-BR", ["seg.", "23", "nov."])] {
            let words = try Self.words(language)
            let dates = DateWords(words, locale: WordLocale(language: language, region: words.region), sessions: [])
            let parts = dates.block(dates.day(Instant(seconds: 1_795_435_200), offset: 0))
            #expect(parts.map(\.text) == block && parts.filter(\.isDay).map(\.text) == ["23"], "\(language)")
        }
    }

    @Test func `Arabic pages are written from right to left`() throws {
        let member = Member(id: Member.ID(1), firstName: "ليلى", language: "ar")
        let files = try Scene { $0.member = member }.files()
        let page = try #require(files.first { $0.key.hasPrefix("m/") && $0.key.hasSuffix(".html") }?.value)
        #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("<h1><span>مرحبًا، </span><bdi>ليلى</bdi></h1>"))
        #expect(files.contains { $0.key.hasSuffix(".ics") && $0.value.contains("NAME:Riverside Studio\r\n") })
    }

    private static func words(_ language: String) throws -> Words {
        let file = try #require(TemplateFolder.builtIn.first { $0.path == "words/\(language).yaml" })
        return try Words(language: language, yaml: String(decoding: file.bytes, as: UTF8.self))
    }

    /// Every text by its key, but for those that have one form for each plural category, and the country, which differs by its nature.
    private static func texts(of language: String) throws -> [String: String] {
        func texts(_ tree: WordTree, _ path: [String]) -> [(String, String)] {
            switch tree {
            case .text(let text, _): [(path.joined(separator: "."), text)]
            case .list: []
            case .group(let group, _): group.flatMap { texts($0.value, path + [$0.key]) }
            }
        }
        return Dictionary(uniqueKeysWithValues: texts(try words(language).tree, [])).filter { key, _ in
            !WordKeys.counted.contains { key.hasPrefix("\($0).") } && key != "region"
        }
    }

    private static func json(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]" }

    private static func names(in text: String) -> [String] {
        text.matches(of: /\{[a-z]+\}/).map { String($0.0) }.sorted()
    }
}

extension WordTree {
    /// Every text by its key.
    fileprivate var texts: [[String]: String] {
        var texts: [[String]: String] = [:]
        forEachText { key, text, _ in texts[key] = text }
        return texts
    }
}
