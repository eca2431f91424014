private import Embedded
private import Foundation

/// The plural rules of Unicode CLDR, from `plurals.json`, which is built in: written by `.ci/write_plurals.py`.
enum PluralData {
    /// The condition of each category, by language; an empty one is met by whatever the others leave.
    static let conditions: [String: [PluralCategory: String]] = {
        // The bytes are part of the program and as many as it says.
        let bytes = unsafe Data(UnsafeBufferPointer(start: embedded_plurals.bytes, count: embedded_plurals.count))
        guard let file = try? JSONDecoder().decode(File.self, from: bytes) else {
            preconditionFailure("`plurals.json` was built in and is not what CLDR writes")
        }
        return file.supplemental.cardinal.mapValues { conditions in
            let named = conditions.compactMap { key, text in
                PluralCategory(rawValue: String(key.dropFirst(File.prefix.count))).map { ($0, text) }
            }
            return Dictionary(uniqueKeysWithValues: named)
        }
    }()

    /// CLDR's `supplemental/plurals.json`.
    private struct File: Decodable {
        static let prefix = "pluralRule-count-"

        struct Supplemental: Decodable {
            let cardinal: [String: [String: String]]

            enum CodingKeys: String, CodingKey { case cardinal = "plurals-type-cardinal" }
        }

        let supplemental: Supplemental
    }
}
