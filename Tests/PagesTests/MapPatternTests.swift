import Testing

@testable import Pages

@Suite struct MapPatternTests {
    @Test("an address with a place in it, that pages may lead to, is a map")
    func accepts() throws {
        #expect(
            MapPattern("https://map.example/?q={place}")?.address(of: "Uferstraße 12, Berlin")
                == "https://map.example/?q=Uferstra%C3%9Fe%2012%2C%20Berlin")
        #expect(
            MapPattern("https://map.example/{place}#x")?.address(of: "a/b?c#d&e\"<>%\u{7}")
                == "https://map.example/a%2Fb%3Fc%23d%26e%22%3C%3E%25%07#x")
        #expect(MapPattern("https://map.example/{place}")?.address(of: "") == "")
        #expect(MapPattern?.none.address(of: "Berlin") == "")
    }

    @Test(
        "no other address is one",
        arguments: [
            "", "{place}", "https://map.example", "http://map.example/{place}", "javascript:{place}", "https://{place}",
            "https://map.{place}/",
        ])
    func refuses(_ text: String) { #expect(MapPattern(text) == nil) }

    @Test func `a place leads to the map that the owner has chosen, and nowhere else`() throws {
        let inPerson = Scene { $0.link = .removed }
        let mapped = Scene {
            $0.link = .removed
            $0.look.map = MapPattern("https://map.example/?q={place}&z=1")
        }
        let (place, address) = ("Uferstraße 12, Berlin", "https://map.example/?q=Uferstra%C3%9Fe%2012%2C%20Berlin")
        for (path, text) in try mapped.files() where path.hasPrefix("m/") || path.hasPrefix("j/") {
            if path.hasSuffix(".html") {
                #expect(text.contains("<a href=\"\(address)&amp;z=1\" rel=\"noopener noreferrer\"><bdi>\(place)</bdi></a>"), "\(path)")
            } else if path.hasSuffix(".md") {
                #expect(text.contains("[\(place)](<\(address)&#38;z=1>)"), "\(path)")
            }
        }
        #expect(try !inPerson.files().values.contains { $0.contains("map.example") })
    }
}
