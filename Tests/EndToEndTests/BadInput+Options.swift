extension BadInput {
    static let options = [
        BadInput(
            "a site that is not there", exit: 66,
            """
            Error: no site `harbour` in the database `DIR/site-data/bookings.sqlite`: found `studio`
            Hint: name one of these with `--site`, or leave it out for all
            """, options: ["--site", "harbour"]),
        BadInput(
            "a time without a zone", exit: 64,
            """
            Error: `--now` is `2026-11-23`, allowed is a time such as `2026-11-23T09:30:00Z`
            """, options: ["--now", "2026-11-23"]),
        BadInput(
            "a day that no calendar has", exit: 64,
            "Error: `--now` is `2026-02-30T00:00:00Z`, allowed is a time such as `2026-11-23T09:30:00Z`",
            options: ["--now", "2026-02-30T00:00:00Z"]),
        usage("no thread at all", "--jobs is `0`, allowed 1 to 64", options: ["--jobs", "0"]),
        usage("too many threads", "--jobs is `65`, allowed 1 to 64", options: ["--jobs", "65"]),
    ]

    private static func usage(_ name: String, _ sentence: String, options: [String], environment: [String: String] = [:]) -> BadInput {
        BadInput(
            name, exit: 64,
            """
            Error: \(sentence)
            Usage: …
              See 'joinery build --help' for more information.
            """, options: options, environment: environment)
    }
}
