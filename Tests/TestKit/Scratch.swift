import Foundation

/// Where tests make their folders: in memory if there is such a place, since a build's sync waits for whatever else the disk has to do.
public enum Scratch {
    public static let folder = {
        let memory = "/dev/shm"
        return FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
    }()
}
