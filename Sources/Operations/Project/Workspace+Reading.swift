package import Bookings
import Foundation
import Glibc
package import Pages

extension Workspace {
    /// Throws where this is no Joinery folder: nothing that a command could say of its contents would help.
    package func checkFolder() throws {
        var status = stat()
        guard unsafe stat(siteData, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw ProjectProblem.noFolder(path == "." ? FileManager.default.currentDirectoryPath : path)
        }
    }

    /// Reads `joinery.yaml`; its defaults where there is none.
    package func readConfiguration() throws -> Configuration {
        guard let data = FileManager.default.contents(atPath: configuration) else {
            guard unsafe access(configuration, F_OK) == 0 else { return Configuration() }
            throw ProjectProblem.configurationUnreadable(configuration)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure([Finding.configuration("", "is not UTF-8 text")])
        }
        do {
            return try Configuration(yaml: text)
        } catch {
            throw Failure(error.findings)
        }
    }

    /// Reads the site secret: JOINERY_SECRET, else `secret.key`, which only its owner may read
    /// (`Sources/Bookings/Bookings.docc/Addresses.md`).
    ///
    /// - `isToBeReplaced`: then one that can be guessed is read too.
    package func readSecret(isToBeReplaced: Bool = false) throws -> SiteSecret {
        if let givenSecret { return try Self.secret(Array(givenSecret.utf8), from: Self.secretVariable) }
        var status = stat()
        guard unsafe stat(secret, &status) == 0 else { throw ProjectProblem.noSecret(secret) }
        guard status.st_mode & 0o077 == 0 else { throw ProjectProblem.openSecret(secret, mode: status.st_mode & 0o777) }
        guard let data = FileManager.default.contents(atPath: secret) else { throw ProjectProblem.secretUnreadable(secret) }
        return try Self.secret([UInt8](data), from: secret, isToBeReplaced: isToBeReplaced)
    }

    static func secret(_ bytes: [UInt8], from source: String, isToBeReplaced: Bool = false) throws -> SiteSecret {
        let key = Array(bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
        guard let secret = SiteSecret(key: key) else { throw ProjectProblem.shortSecret(from: source, bytes: key.count) }
        if !isToBeReplaced, let weakness = SiteSecret.weakness(of: key) {
            throw ProjectProblem.weakSecret(from: source, weakness: weakness, isFile: source != secretVariable)
        }
        return secret
    }

    /// The text of a new `secret.key`: 32 random bytes as hexadecimal digits.
    package static func newSecretText() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        let digits = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &random)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return Array((digits.joined() + "\n").utf8)
    }

    package func readLook(of site: Site.ID, _ configuration: Configuration) throws -> SiteLook {
        let settings = configuration.sites[site] ?? Configuration.SiteSettings()
        var look = SiteLook(
            accent: settings.accent, contact: settings.contact, website: settings.website, booking: settings.booking,
            map: settings.map)
        if let name = settings.logo {
            let fileExtension = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
            guard ["svg", "png", "jpg", "webp"].contains(fileExtension) else {
                throw Failure([
                    .configuration("sites.\(site).logo", "is `\(name)`, allowed are files ending in `.svg`, `.png`, `.jpg` or `.webp`")
                ])
            }
            guard let data = FileManager.default.contents(atPath: "\(siteData)/\(name)") else {
                throw Failure([.configuration("sites.\(site).logo", "is `\(name)`, which cannot be read in `site-data/`")])
            }
            look.logo = SiteLook.Logo(bytes: [UInt8](data), fileExtension: fileExtension)
        }
        return look
    }

    package func readTemplates() throws -> TemplateSet {
        do {
            return try TemplateSet(TemplateFolder(path: templates))
        } catch let problem as TemplateFolderProblem {
            throw Failure([problem.finding])
        } catch let problems as TemplateSetProblems {
            throw Failure(problems.findings)
        }
    }
}
