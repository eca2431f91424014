/// A template for the pages of one type, compiled: rendering it cannot fail.
public struct Template<Page>: Sendable {
    private let program: Program

    init(_ program: Program) { self.program = program }

    /// Renders `page` and appends it to `bytes`.
    public func render(_ page: Page, into bytes: inout [UInt8]) {
        unsafe withUnsafePointer(to: page) { Rendering.run(program, on: unsafe ValueAddress($0), into: &bytes) }
    }
}
