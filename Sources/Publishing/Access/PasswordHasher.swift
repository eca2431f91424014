import CCrypt
import Glibc

/// Hashes passwords by the system's libcrypt; one for each thread.
@safe final class PasswordHasher {
    // Allocated and freed by this object only; libcrypt writes no more than the size it is told.
    private let room = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<crypt_data>.size, alignment: 16)

    init() { unsafe room.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<crypt_data>.size) }

    deinit {
        // It holds the last password.
        unsafe explicit_bzero(room, MemoryLayout<crypt_data>.size)
        unsafe room.deallocate()
    }

    /// The hash as a password file has it, with its setting.
    func hash(_ password: String, setting: String) throws(PublishError) -> String {
        guard let hash = unsafe crypt_rn(password, setting, room, Int32(MemoryLayout<crypt_data>.size)) else {
            throw .system(.crypt, .file("access"), errno)
        }
        return unsafe String(cString: hash)
    }
}
