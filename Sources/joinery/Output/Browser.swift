import Foundation

/// The program that shows web pages.
enum Browser {
    /// Asks the desktop to show an address. That there is no desktop is worth a word, and no more.
    static func open(_ address: String, _ console: Console) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xdg-open", address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.terminationHandler = { process in
            if process.terminationStatus != 0 { console.say("No browser could be opened: go to \(address)") }
        }
        do { try process.run() } catch { console.say("No browser could be opened: go to \(address)") }
    }
}
