import Pages

extension Workspace {
    /// Lists the templates, or those named. A name that no template has is a failure.
    func templateFiles(named names: [String] = []) throws -> [TemplateFile] {
        try checkFolder()
        let files: [TemplateFile]
        do {
            files = try TemplateFolder.files(path: templates)
        } catch {
            throw Failure([error.finding])
        }
        for name in names where !files.contains(where: { $0.path == name }) { throw ProjectProblem.noTemplate(name) }
        return names.isEmpty ? files : files.filter { names.contains($0.path) }
    }
}
