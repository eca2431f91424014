/// The candidate that differs least from a name, or nil if none is near: a third of the letters may differ, or one of few.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(name.unicodeScalars)
    // Nobody mistypes a page of text.
    guard letters.count <= 200 else { return nil }
    let allowed = max(1, letters.count / 3)
    return candidates.lazy.compactMap { candidate -> (distance: Int, name: String)? in
        let other = Array(candidate.unicodeScalars)
        guard abs(other.count - letters.count) <= allowed else { return nil }
        let distance = editDistance(letters, other, atMost: allowed)
        return distance <= allowed && distance < letters.count ? (distance, candidate) : nil
    }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Counts the letters to insert, delete, replace or swap with their neighbour to make one name of the other.
func editDistance(_ first: String, _ second: String) -> Int {
    editDistance(Array(first.unicodeScalars), Array(second.unicodeScalars), atMost: .max)
}

/// - Returns: some larger number where there are more than `most`.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], atMost most: Int) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
        var current = [row + 1]
        for column in second.indices {
            let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
            var distance = min(replaced, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                distance = min(distance, beforeLast[column - 1] + 1)
            }
            current.append(distance)
        }
        // A swap reaches back over one row, no further.
        if let least = current.min(), least > most, last.min().map({ $0 > most }) == true { return least }
        (beforeLast, last) = (last, current)
    }
    return last[second.count]
}
