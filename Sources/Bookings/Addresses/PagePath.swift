/// The names below the web root. Every path and address of a page is made from these.
public enum PagePath {
    public static let index = "index.html"
    public static let missing = "404.html"
    public static let robots = "robots.txt"
    /// The folder of My Bookings pages.
    public static let myBookings = "m"
    /// The folder of join pages.
    public static let joinPages = "j"
    /// The folder of the owner's own pages.
    public static let ownPages = "pages"
    /// The folder of style sheet, icons and logo.
    public static let assets = "assets"
    /// Where all members ask for their own pages, with `access: login`.
    public static let login = "my"
}
