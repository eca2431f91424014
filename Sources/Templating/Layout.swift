/// How the lines of an included text are indented: `removed` comes off each, `added` goes before it.
struct Layout {
    var added: [UInt8] = []
    var removed: [UInt8] = []

    /// What a line begins with that has `blanks` in its own template.
    func indentation(_ blanks: [UInt8]) -> [UInt8] {
        let common = zip(blanks, removed).prefix { $0 == $1 }.count
        return added + blanks.dropFirst(common)
    }
}
