/// The state of a preview: which version is served, and what is wrong, if something is.
public struct PreviewReport: Encodable, Equatable, Sendable {
    /// Another number means other pages.
    public var version: Int
    public var problem: Problem?

    /// What the browser shows over the page.
    public struct Problem: Encodable, Equatable, Sendable {
        public let message: String
        public let hint: String
        public let findings: [Finding]

        public struct Finding: Encodable, Equatable, Sendable {
            /// The file or row.
            public let subject: String
            public let sentence: String
            public let advice: String

            public init(subject: String, sentence: String, advice: String) {
                self.subject = subject
                self.sentence = sentence
                self.advice = advice
            }
        }

        public init(message: String, hint: String, findings: [Finding]) {
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
