import BusinessKit
import TestKit
import Testing

/// Drawings that people add to `Templates/icons/`, whatever they call them.
@Suite struct OwnIconsTests {
    private static let icon = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg>"#

    @Test("an icon may have the name of another asset", arguments: ["style.svg", "logo.svg", "zoom.new.svg"])
    func sameName(_ name: String) throws {
        let studio = try Business()
        try studio.write("sites: {studio: {logo: logo.svg}}\n", to: "site-data/joinery.yaml")
        let own = Self.icon.replacing("M4", with: "M5")
        try studio.write(Self.icon, to: "site-data/logo.svg")
        try studio.write(own, to: "Templates/icons/\(name)")

        let assets = try studio.build().files.filter { $0.key.hasPrefix("assets/") }

        let zoom = try Repository.text("Templates/icons/zoom.svg")
        for text in [own, Self.icon, zoom] { #expect(assets.values.contains { $0.text == text }, "\(assets.keys.sorted())") }
        #expect(assets.keys.contains { $0.hasSuffix(".css") })
        #expect(try studio.joinery("verify", now: nil).exit == 0)
    }

    @Test(
        "an icon's name that cannot be an address is a finding that names the file and what is allowed",
        arguments: ["Zoom", "my_icon", "Ü"])
    func nameThatCannotBePublished(_ name: String) throws {
        let studio = try Business()
        let before = try studio.build()
        try studio.write(Self.icon, to: "Templates/icons/\(name).svg")
        for command in ["check", "build"] {
            let outcome = try studio.joinery(command)
            #expect(outcome.exit == 1, "\(outcome)")
            let said = outcome.output + outcome.errors
            #expect(said.contains("Templates/icons/\(name).svg") && said.contains("a-z"), "\(outcome)")
        }
        #expect(try PublishedTree(studio.output) == before)
    }
}
