import Foundation
import Importing

extension Workspace {
    /// Where a folder's own adapters lie.
    package var adapters: String { "\(siteData)/adapters" }

    /// The folder's own adapter of this name, or else the shipped one.
    func adapter(named name: String) throws -> Adapter {
        let path = "\(adapters)/\(name).sql"
        if let data = FileManager.default.contents(atPath: path) {
            guard let text = String(validating: data, as: UTF8.self) else {
                throw ImportProblem.configuration("adapters/\(name).sql", "is not UTF-8 text")
            }
            return Adapter(file: path, sql: text)
        }
        guard let shipped = ShippedAdapters.all.first(where: { $0.name == name }) else { throw ImportProblem.noAdapter(name) }
        return Adapter(file: "\(name).sql", sql: shipped.sql)
    }
}
