internal import Bookings

/// One site in one language: its words, dates and templates.
struct Edition: Sendable {
    let words: Words
    let states: StateTable
    let dates: DateWords
    let templates: PageTemplates
}
