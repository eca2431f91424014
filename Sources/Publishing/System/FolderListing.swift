import Glibc

/// Lists folders, entry by entry: swift-system cannot, and Foundation makes an array of whole paths.
package enum FolderListing {
    package struct Entry {
        package let name: String
        let isFolder: Bool
        /// False for a symbolic link, a socket, a device: nothing that we would publish.
        package let isFile: Bool
    }

    /// Calls `body` with every entry, in no order; an entry may be removed meanwhile.
    package static func forEach(
        in folder: Descriptor, on target: CallTarget, _ body: (Entry) throws(PublishError) -> Void
    ) throws(PublishError) {
        let raw = try attempt(.open, on: target) { unsafe openat(folder.raw, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = unsafe stream(of: raw) else {
            let code = errno
            close(raw)
            throw .system(.readdir, target, code)
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno == EINTR { continue }
                if errno != 0 { throw .system(.readdir, target, errno) }
                return
            }
            let name = unsafe name(of: entry)
            if name == "." || name == ".." { continue }
            let told = unsafe Int32(entry.pointee.d_type)
            let type = told == Int32(DT_UNKNOWN) ? try type(of: name, in: folder, on: target) : told
            try body(Entry(name: name, isFolder: type == Int32(DT_DIR), isFile: type == Int32(DT_REG)))
        }
    }

    /// The name of the first entry as the system lists them; nil of none. What follows is not read: a folder may hold a hundred thousand.
    package static func firstName(in path: String) -> String? {
        guard let stream = unsafe opendir(path) else { return nil }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            let name = unsafe name(of: entry)
            if name != "." && name != ".." { return name }
        }
        return nil
    }

    /// The system ends the name with a zero; it is copied before the next call may overwrite it.
    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        unsafe withUnsafePointer(to: &entry.pointee.d_name) {
            unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
        }
    }

    private static func stream(of raw: Int32) -> OpaquePointer? {
        while true {
            if let stream = unsafe fdopendir(raw) { return unsafe stream }
            if errno != EINTR { return nil }
        }
    }

    package static func entries(of folder: Descriptor, on target: CallTarget) throws(PublishError) -> [Entry] {
        var entries: [Entry] = []
        try forEach(in: folder, on: target) { entries.append($0) }
        return entries
    }

    /// Some file systems do not tell types in their listings.
    private static func type(of name: String, in folder: Descriptor, on target: CallTarget) throws(PublishError) -> Int32 {
        guard let status = try folder.status(of: name, on: target) else { return Int32(DT_UNKNOWN) }
        return Int32((status.st_mode & S_IFMT) >> 12)
    }
}
