internal import Templating

/// A part of a date in a block: its weekday, its day, which is large, or its month.
struct DateBlockPart: TemplateData {
    let text: String
    let isDay: Bool

    static let shape = Shape<DateBlockPart>(.text("text") { $0.text }, .flag("isDay") { $0.isDay })
}
