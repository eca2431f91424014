import Foundation
import Glibc
import Publishing

/// Whose files a site's folder holds, for the hint where the system has denied something.
struct FileOwners {
    private let folder: String
    private let user = geteuid()

    init(of folder: String) { self.folder = folder }

    /// The command that mends it; nil where the owners are not the reason.
    func hint(for call: SystemCall) -> String? {
        guard user != 0 else { return nil }
        let name = Self.name(ofUser: user)
        if let other = foreignFile { return "files in `\(other)` belong to another user: `sudo chown -R \(name) \(folder)`" }
        let above = folder.parentFolder
        if unsafe access(folder, F_OK) != 0, isForeign(above) {
            return "`\(above)` belongs to another user: `sudo chown \(name) \(above)`"
        }
        guard call == .chown, let group = outputGroup else { return nil }
        return "the user `\(name)` may not give files to the group of `output/`: "
            + "`sudo chgrp -R \(group) \(folder) && sudo find \(folder) -type d -exec chmod g+s {} +`, once; "
            + "or `sudo usermod --append --groups \(group) \(name)`"
    }

    /// The first file that belongs to somebody else.
    private var foreignFile: String? {
        if isForeign(folder) { return folder }
        let names = FileManager.default.enumerator(atPath: folder)
        while let name = names?.nextObject() as? String { if isForeign("\(folder)/\(name)") { return Self.withoutAddress(folder, name) } }
        return nil
    }

    /// A page's path is a key, so only its folder is named.
    private static func withoutAddress(_ folder: String, _ name: String) -> String {
        let parts = name.split(separator: "/")
        return ([folder] + parts.prefix(max(1, min(parts.count - 1, 2))).map(String.init)).joined(separator: "/")
    }

    private func isForeign(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_uid != user
    }

    private var outputGroup: String? {
        var status = stat()
        guard unsafe stat("\(folder)/..", &status) == 0 else { return nil }
        guard let group = unsafe getgrgid(status.st_gid) else { return "\(status.st_gid)" }
        return unsafe String(cString: group.pointee.gr_name)
    }

    private static func name(ofUser user: uid_t) -> String {
        guard let entry = unsafe getpwuid(user) else { return "\(user)" }
        return unsafe String(cString: entry.pointee.pw_name)
    }
}
