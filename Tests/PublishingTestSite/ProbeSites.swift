/// Two sites, one after the other: between them pages come, go, move, change their text and their links, and the style changes.
public enum ProbeSites {
    public static var before: SyntheticSite {
        var site = SyntheticSite(members: 6)
        site.hasLogins = true
        return site
    }

    public static var after: SyntheticSite {
        var site = before
        site.removeMember(2)
        site.setMember(3, text: "edited", link: "https://meet.example/m3")
        site.setMember(4, text: "hello", link: "https://meet.example/new4")
        site.setMember(5, text: "hello", link: "https://meet.example/m5", generation: 1)
        site.setMember(9, text: "newcomer", link: "https://meet.example/m9")
        site.setJoin(1, link: "https://meet.example/newj1")
        site.setAsset(1, "a { color: blue }")
        return site
    }

    public static let time: Int64 = 1_900_000_000
}
