import Foundation
import Synchronization

/// Where tests make their folders: in memory if there is such a place, since a build's sync waits for whatever else the disk has to do.
public enum Scratch {
    public static let folder = {
        let memory = "/dev/shm"
        return FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
    }()

    /// Names a folder that is removed at the end of the run, if its test has not removed it before.
    public static func path(_ name: String) -> String {
        let path = "\(folder)/joinery-\(name)-\(ProcessInfo.processInfo.processIdentifier)"
        _ = removal
        paths.withLock { $0.append(path) }
        return path
    }

    private static let paths = Mutex<[String]>([])

    private static let removal = atexit {
        for path in Scratch.paths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
}
