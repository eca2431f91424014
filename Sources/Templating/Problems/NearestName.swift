/// The candidate that differs least from a name, or nil if none is near: a third of the letters may differ, or one of few.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let allowed = max(1, name.count / 3)
    return candidates.lazy.map { (distance: editDistance(name, $0), name: $0) }
        .filter { $0.distance <= allowed && $0.distance < name.count }
        .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Counts the letters to insert, delete, replace or swap with their neighbour to make one name of the other.
func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first)
    let second = Array(second)
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
        (beforeLast, last) = (last, current)
    }
    return last[second.count]
}
