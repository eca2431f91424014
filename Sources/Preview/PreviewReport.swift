/// The state of a preview: which version is served, and what is wrong, if something is.
public struct PreviewReport: Encodable, Equatable, Sendable {
    /// Another number means that pages may be others.
    public var version: Int
    public var problem: Problem?

    /// What the browser shows over the page.
    public struct Problem: Encodable, Equatable, Sendable {
        /// "2 mistakes".
        public let title: String
        /// What is shown meanwhile, or what went wrong where nothing in particular is to be mended.
        public let message: String
        public let hint: String
        public let findings: [Finding]

        public struct Finding: Encodable, Equatable, Sendable {
            /// The file or row.
            public let subject: String
            public let sentence: String
            public let advice: String
            /// The line that it is in; nil for a row, or for a file as a whole.
            public let excerpt: Excerpt?

            public init(subject: String, sentence: String, advice: String, excerpt: Excerpt?) {
                self.subject = subject
                self.sentence = sentence
                self.advice = advice
                self.excerpt = excerpt
            }
        }

        /// One line of a file, parted where the mistake begins.
        public struct Excerpt: Encodable, Equatable, Sendable {
            /// From one.
            public let line: Int
            public let before, after: String

            public init(line: Int, before: String, after: String) {
                self.line = line
                self.before = before
                self.after = after
            }
        }

        public init(title: String, message: String, hint: String, findings: [Finding]) {
            self.title = title
            self.message = message
            self.hint = hint
            self.findings = findings
        }
    }

    public init(version: Int, problem: Problem? = nil) {
        self.version = version
        self.problem = problem
    }
}
