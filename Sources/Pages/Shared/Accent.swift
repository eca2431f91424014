public import Bookings
private import Foundation

/// A site's accent as `joinery.yaml` gives it, `#rrggbb`: the ground of buttons and the colour of links.
///
/// The style sheet lets text keep its contrast on and in any colour, by means that browsers have had since 2024. For those without, and for
/// the
/// edge of a button, the colour itself has to stand out from white.
public struct Accent: Hashable, Sendable {
    /// Red, green and blue, from 0 to 255.
    let channels: [Int]

    /// What WCAG 2.2 asks of text: 4.5 to 1 (1.4.3).
    static let leastContrast = 4.5

    /// - Returns: nil for anything but `#` and six hexadecimal digits.
    public init?(_ text: String) {
        let digits = Array(text.utf8.dropFirst())
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
        let channels = stride(from: 0, to: 6, by: 2).compactMap { Int(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) }
        guard channels.count == 3, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
        self.channels = channels
    }

    private init(channels: [Int]) { self.channels = channels }

    /// Relative luminance, from 0 (black) to 1 (white), as WCAG 2.2 defines it.
    var luminance: Double {
        zip(channels, [0.2126, 0.7152, 0.0722]).reduce(0) { sum, channel in
            let value = Double(channel.0) / 255
            return sum + channel.1 * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
        }
    }

    /// Contrast with white, from 1 to 21.
    var contrastWithWhite: Double { 1.05 / (luminance + 0.05) }

    /// The lightest shade of the same hue, in steps of a hundredth, whose contrast with white is enough; the colour itself where it is.
    var darkened: Accent {
        for percent in stride(from: 100, through: 0, by: -1) {
            let shade = Accent(channels: channels.map { $0 * percent / 100 })
            if shade.contrastWithWhite >= Self.leastContrast { return shade }
        }
        return Accent(channels: [0, 0, 0])
    }

    var text: String { "#" + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

extension SiteLook {
    /// Finds what is wrong with the look itself: an accent that older browsers could not make legible.
    ///
    /// A warning: nothing is published that today's browsers show badly.
    public func findings(of site: Site.ID) -> [Finding] {
        guard let accent = accent.flatMap(Accent.init), accent.contrastWithWhite < Accent.leastContrast else { return [] }
        // Rounded down, so that 4.49 does not read as enough.
        let contrast = (accent.contrastWithWhite * 10).rounded(.down) / 10
        return [
            Finding(
                .warning, .accentContrast, "site-data/joinery.yaml",
                "`sites.\(site).accent` is `\(accent.text)`: its contrast with white is \(contrast) to 1, links and buttons need \(Accent.leastContrast)",
                advice:
                    "`\(accent.darkened.text)` is the same hue, dark enough; browsers since 2024 adapt text to any colour, older ones cannot"
            )
        ]
    }
}
