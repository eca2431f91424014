/// What a failed call was about. Never a page's path: its name is the member's secret.
public enum Subject: Equatable, Sendable {
    case page(PageKey)
    /// A file or folder of our own, relative to the site's folder; `.` is the folder itself.
    case file(String)
    /// Something that a listing found in a tree.
    case tree(TreeName)
}
