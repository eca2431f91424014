public import Bookings
public import Templating

/// All that is wrong with templates and words.
public struct TemplateSetProblems: Error {
    public private(set) var findings: [Finding] = []

    init() {}

    /// Runs `body`; takes note of what it throws.
    mutating func collect<Result>(_ body: () throws -> Result) -> Result? {
        do {
            return try body()
        } catch let problems as TemplateProblems {
            findings += problems.findings
        } catch let problems as WordProblems {
            findings += problems.all.map { $0.finding(in: problems.file) }
        } catch let problem as TemplateFolderProblem {
            findings.append(problem.finding)
        } catch {
            findings.append(Finding(.error, .template, "Templates", "cannot be used: \(error)", advice: "look at the files there"))
        }
        return nil
    }

    /// Throws what was found, as much of it as people read at once.
    func throwIfAny() throws(TemplateSetProblems) {
        guard !findings.isEmpty else { return }
        var bounded = self
        bounded.findings = findings.bounded
        throw bounded
    }

    /// Takes note of icons whose names cannot be addresses.
    mutating func note(misnamed icons: [IconName]) {
        findings += icons.compactMap { icon in
            icon.flaw.map { Finding(.error, .template, "Templates/\(icon.path)", $0, advice: "rename it, and where `style.css` names it") }
        }
    }

    /// Takes note of files that are of one language: case means nothing.
    mutating func note(sameLanguages languages: [String]) {
        var known: [LanguageTag: String] = [:]
        for language in languages {
            if let first = known.updateValue(language, forKey: LanguageTag(language)) {
                findings.append(
                    Finding(
                        .error, .words, "Templates/words/\(language).yaml", "is of the same language as `words/\(first).yaml`",
                        advice: "keep one of them: whether letters are large or small makes no other language"))
            }
        }
    }

    /// Takes note of files that the style sheet names and nobody has drawn.
    mutating func note(missing files: Set<String>) {
        findings += files.sorted().map { file in
            Finding(
                .error, .template, "Templates/style.css", "names `\(file)`, which is not there",
                advice: "draw `Templates/\(file)`, or take its name out")
        }
    }
}

extension TemplateProblems {
    /// The problems as `check` reports them.
    public var findings: [Finding] {
        all.map { problem in
            let place = problem.line.flatMap { line in problem.column.map { Finding.Place(line: line, column: $0) } }
            return Finding(.error, .template, "Templates/\(problem.template)", problem.description, advice: problem.hint ?? "", at: place)
        }
    }
}

extension TemplateFolderProblem {
    public var finding: Finding {
        switch self {
        case .unreadable(let path): Finding(.error, .template, path, "cannot be read", advice: "check its permissions")
        case .notText(let path): Finding(.error, .template, "Templates/\(path)", "is not UTF-8 text", advice: "save it as UTF-8")
        }
    }
}
