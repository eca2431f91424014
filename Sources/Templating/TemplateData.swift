/// A type whose values a template can show.
///
/// The shape is read when a template is compiled, never while one is rendered. A value must be finite: a template may include
/// itself for a value's children, and goes as deep as they do.
public protocol TemplateData: SendableMetatype {
    static var shape: Shape<Self> { get }
}
