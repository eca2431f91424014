import Bookings
import Testing

@testable import Pages

/// A colour that could not be read is found before a member meets it.
@Suite struct AccentTests {
    /// Contrasts from WCAG's own definition, as WebAIM's contrast checker gives them.
    @Test(
        "contrast with white is what WCAG says",
        arguments: [
            ("#000000", 21.0), ("#ffffff", 1.0), ("#777777", 4.48), ("#767676", 4.54), ("#ff0000", 3.99), ("#0000ff", 8.59),
            ("#00FF00", 1.37),
            ("#17624f", 7.25),
        ])
    func contrast(text: String, expected: Double) throws {
        let contrast = try #require(Accent(text)).contrastWithWhite
        #expect(abs(contrast - expected) < 0.01, "\(contrast)")
    }

    @Test("what is no colour is none", arguments: ["", "#", "17624f", "#17624", "#17624f0", "#17624g", "#+1+2+3", "green"])
    func refused(text: String) { #expect(Accent(text) == nil) }

    @Test func `every colour that fails is a warning, with a shade of it that does not`() throws {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let text = "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                    let accent = try #require(Accent(text))
                    let findings = SiteLook(accent: text).findings(of: Site.ID("studio"))
                    #expect(findings.isEmpty == (accent.contrastWithWhite >= 4.5))
                    #expect(accent.darkened.contrastWithWhite >= 4.5)
                    if findings.isEmpty { #expect(accent.darkened == accent) }
                    for finding in findings {
                        #expect(
                            finding.severity == .warning && finding.sentence.contains(text) && finding.advice.contains(accent.darkened.text)
                        )
                    }
                }
            }
        }
        #expect(SiteLook().findings(of: Site.ID("studio")).isEmpty)
    }
}
