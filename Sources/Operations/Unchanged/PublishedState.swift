private import Foundation
import Publishing

/// What of a site's folder tells that it is as a build left it: what every build looks at before it renders.
///
/// The live link and the folders of the live tree, one file in each, the manifest, marks of interrupted builds, the password files. What is
/// within a file is `verify`'s to tell.
struct PublishedState {
    /// By path below the site's folder; nil where nothing is published, or mails wait.
    let stamps: [String: String]?

    /// - `path`: the site's folder.
    init(of path: String) {
        let files = FileManager.default
        guard let live = try? files.destinationOfSymbolicLink(atPath: "\(path)/current"),
            let tree = try? files.contentsOfDirectory(atPath: "\(path)/\(live)"),
            ["new", "cur"].allSatisfy({ FolderListing.firstName(in: "\(path)/private/mail/\($0)") == nil })
        else {
            stamps = nil
            return
        }
        let access = (try? files.contentsOfDirectory(atPath: "\(path)/access")) ?? []
        var paths = ["..", ".", "current", "access", "private/addresses", "private/hold", "private/unfinished"]
        paths += ["blue", "green"].flatMap { ["\($0)", "private/\($0).manifest", "private/\($0).altered"] }
        let bases = (try? files.contentsOfDirectory(atPath: "\(path)/private"))?.filter { $0.hasSuffix(PrivateFolder.baseEnding) } ?? []
        paths += bases.map { "private/\($0)" }
        paths += ["private/mail/new", "private/mail/cur"] + access.map { "access/\($0)" }
        for name in tree {
            paths.append("\(live)/\(name)")
            if let sample = FolderListing.firstName(in: "\(path)/\(live)/\(name)") { paths.append("\(live)/\(name)/\(sample)") }
        }
        stamps = Dictionary(paths.map { ($0, FileStamp(of: "\(path)/\($0)").text) }) { first, _ in first }
    }
}
