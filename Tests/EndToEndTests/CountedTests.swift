import Testing

@testable import Operations

@Suite struct CountedTests {
    @Test func `one is singular, all else plural`() {
        #expect("\(Counted(1, "error"))" == "1 error")
        #expect("\(Counted(0, "error"))" == "0 errors")
        #expect("\(Counted(2, "error"))" == "2 errors")
    }

    @Test func `a plural may be told`() {
        #expect("\(Counted(1, "client holds", "clients hold"))" == "1 client holds")
        #expect("\(Counted(3, "client holds", "clients hold"))" == "3 clients hold")
    }
}
