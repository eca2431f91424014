import BusinessKit
import Foundation
import TestKit
import Testing

/// What `member login --format json` answers.
struct Login: Codable, Equatable {
    let url, name, password: String
}

extension Business {
    /// Makes members log in.
    func letMembersLogIn(server: String = "nginx") throws {
        try write("access: login\nserver: \(server)\n", to: "site-data/joinery.yaml")
    }

    func login(of member: Int) throws -> Login {
        let outcome = try joinery("member", "login", "\(member)", "--format", "json", now: nil)
        try #require(outcome.exit == 0, "\(outcome)")
        return try JSONDecoder().decode(Login.self, from: Data(outcome.output.utf8))
    }

    /// The lines of the password file by their names.
    func passwords(separator: Character = ":", file: String = "htpasswd") throws -> [String: String] {
        let lines = try text("output/studio/access/\(file)").split(separator: "\n")
        return try Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let parts = line.split(separator: separator, maxSplits: 1)
                try #require(parts.count == 2, "\(line)")
                return (String(parts[0]), String(parts[1]))
            })
    }

    /// All files below `output/` that hold a text in their bytes or their name.
    func holders(of text: String) throws -> [String] {
        let wanted = Data(text.utf8)
        return try Repository.files(below: path + "/output").filter { $0.key.contains(text) || $0.value.range(of: wanted) != nil }.keys
            .sorted()
    }

    /// SQL for more members, each with a booking of session 1.
    static func members(_ ids: ClosedRange<Int>) -> String {
        ids.map { id in
            """
            INSERT INTO member (id, site_id, first_name, email) VALUES (\(id), 'studio', 'Member \(id)', 'm\(id)@example.org');
            INSERT INTO booking (id, member_id, session_id, status, booked_at) VALUES (\(id), \(id), 1, 'CONFIRMED', 0);

            """
        }.joined()
    }
}
