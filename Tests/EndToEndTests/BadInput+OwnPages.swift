extension BadInput {
    static let ownPages = [
        finding(
            "a page that is not UTF-8", "site-data/pages/help.md", "is not UTF-8 text", advice: "save it as UTF-8"
        ) { try $0.write([0x23, 0x20, 0xE9], to: "site-data/pages/help.md") },
        finding(
            "a page without a title", "site-data/pages/help.md", "does not begin with a heading",
            advice: "begin it with its title: `# Help`"
        ) { try $0.write("Help\n", to: "site-data/pages/help.md") },
        finding(
            "a page whose name makes no address", "site-data/pages/Häufige Fragen.md", "has a name that makes no address",
            advice: "use small letters, digits and hyphens: `terms-2026.md`"
        ) { try $0.write("# Fragen\n", to: "site-data/pages/Häufige Fragen.md") },
        finding(
            "a folder of pages that is no site's", "site-data/pages/stuido", "is the folder of no site of the database: found `studio`",
            advice: "call it like a site, or move its pages up for all sites"
        ) { try $0.write("# Help\n", to: "site-data/pages/stuido/help.md") },
    ]
}
