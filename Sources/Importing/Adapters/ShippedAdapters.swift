internal import Embedded

/// The adapters that are built in.
package enum ShippedAdapters {
    package struct Shipped: Sendable {
        package let name: String
        package let sql: String

        /// What its first comment says.
        package var purpose: String {
            let line = sql.prefix { $0 != "\n" && $0 != "\r\n" }
            return String(line.drop { $0 == "-" || $0 == " " })
        }
    }

    package static let all: [Shipped] = {
        var count = 0
        guard let files = unsafe embedded_adapters(&count) else { return [] }
        return (0..<count).map { index in
            let file = unsafe files[index]
            let path = unsafe String(cString: file.name)
            return Shipped(
                name: String(path.dropLast(".sql".count)),
                sql: unsafe String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
        }
    }()
}
