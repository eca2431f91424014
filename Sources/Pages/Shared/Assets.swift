internal import Bookings
internal import Templating

/// The files that pages load, each named by its contents so that it may be kept for ever: `assets/style.0123456789abcdef.css`.
struct Assets: Sendable {
    /// What stays the same when the contents change, such as `icons/zoom.svg`; path below the web root; contents. In order of path.
    let files: [(name: String, path: String, bytes: [UInt8])]
    /// Paths as templates name them.
    let constants: [String: Constant]
    let logo: String

    init(_ folder: TemplateFolder, look: SiteLook) {
        var files: [(name: String, path: String, bytes: [UInt8])] = []
        func add(_ name: String, _ fileExtension: String, _ bytes: [UInt8], from source: String? = nil) -> String {
            var digest = StableDigest()
            digest.combine(bytes)
            let path = "\(PagePath.assets)/\(name).\(digest.hexadecimal).\(fileExtension)"
            files.append((source ?? name, path, bytes))
            return "/\(path)"
        }
        var icons: [String: Constant] = [:]
        var addresses: [String: String] = [:]
        for icon in folder.icons {
            let address = add(icon.text, "svg", folder.files[icon.path] ?? [], from: icon.path)
            icons[icon.text] = .url(address)
            addresses[icon.path] = address
        }
        if let drawings = Drawings(folder) {
            let address = add("drawings", "svg", drawings.bytes)
            for (path, fragment) in drawings.fragments { addresses[path] = "\(address)#\(fragment)" }
        }
        let accent = look.accent.map { "\n:root {\n  --accent: \($0);\n}\n" } ?? ""
        let style = add("style", "css", Array((folder.styleSheet.addressed(addresses) + accent).utf8))
        logo = look.logo.map { add("logo", $0.fileExtension, $0.bytes) } ?? ""
        self.files = files.sorted { $0.path < $1.path }
        constants = ["style": .url(style), "icons": .group(icons)]
    }
}
