/// One step of a program: text of the template itself, which may be empty, and then what follows it.
///
/// It holds no counted reference, so that reading it costs nothing when threads share it.
struct Instruction {
    typealias Access = Unmanaged<FieldAccess>

    enum Step {
        case nothing
        case text(slot: Int, Access)
        case url(slot: Int, Access)
        case markup(slot: Int, Access)
        case verbatimText(slot: Int, Access)
        /// The next `count` instructions are done for each value.
        case each(slot: Int, Access, target: Int, count: Int)
        case when(slot: Int, Access, count: Int)
        case unless(slot: Int, Access, count: Int)
        case call(start: Int, count: Int)
    }

    var literal: Range<Int>
    var step: Step
}
