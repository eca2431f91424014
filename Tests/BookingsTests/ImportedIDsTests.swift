import Bookings
import TestKit
import Testing

@Suite struct ImportedIDsTests {
    @Test("an id is found if it was appended", arguments: [0, 1, 2, 3, 10, 1000])
    func found(count: Int) {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            // Spread evenly, as digests are; then as badly as can be: neighbours, and both ends of the numbers.
            let spread = (0..<count).map { _ in Int64.random(in: ImportedID.range, using: &random) }
            let lumped = (0..<count).map { Int64($0) } + (0..<count).map { Int64.max - Int64($0) } + [Int64.min]
            for list in [spread, lumped] {
                let all = Set(list)
                var ids = ImportedIDs()
                for id in all.sorted() { ids.append(id) }
                for id in all {
                    #expect(ids.contains(id), "seed \(seed), \(id)")
                    for other in [id &- 1, id &+ 1] { #expect(ids.contains(other) == all.contains(other), "seed \(seed), \(other)") }
                }
                for _ in 0..<100 {
                    let other = Int64.random(in: .min ... .max, using: &random)
                    #expect(ids.contains(other) == all.contains(other), "seed \(seed), \(other)")
                }
            }
        }
    }
}
