/// What the folders and files of a published site are called, in its tree as in its addresses. Folders are named without slashes.
public enum PagePath {
    /// The folder of My Bookings, a page for each member.
    public static let myBookings = "m"
    /// The folder of join pages, one for each session. The table `delivery` holds digests of whole addresses: with another name every
    /// client counts as one who knows an old one.
    public static let joinPages = "j"
    /// The folder of the business's own pages.
    public static let ownPages = "pages"
    /// The folder of style sheets and icons, each named by its contents.
    public static let assets = "assets"
    /// The folders whose files' names nobody may see in a list.
    public static let folders = [myBookings, joinPages, ownPages, assets]
    /// Where members find My Bookings once they have logged in. A server leads there, no file has this name.
    public static let login = "my"
    public static let robots = "robots.txt"
    /// The page at `/`.
    public static let index = "index.html"
    /// The page of an address at which nothing is.
    public static let missing = "404.html"
}
