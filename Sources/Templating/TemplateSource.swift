/// One template file: a page, a partial or a layout. Others include it by its name, such as `head.html`.
public struct TemplateSource: Sendable {
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
