import Bookings
import Foundation
import Glibc
import Pages

extension Workspace {
    /// Reads `joinery.yaml`; its defaults where there is none.
    func readConfiguration() throws -> Configuration {
        guard let data = FileManager.default.contents(atPath: configuration) else {
            guard access(configuration, F_OK) == 0 else { return Configuration() }
            throw Failure(.noInput, "`\(configuration)` cannot be read", hint: "check its permissions")
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

    /// Reads the site secret: `JOINERY_SECRET`, else `secret.key`, which nobody else may read (security.md).
    func readSecret() throws -> SiteSecret {
        if let text = Settings.environment("SECRET") { return try secret(Array(text.utf8), from: "JOINERY_SECRET") }
        var status = stat()
        guard stat(secret, &status) == 0 else {
            throw Failure(.noInput, "no secret at `\(secret)`", hint: "`joinery init` makes one, or set JOINERY_SECRET")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Failure(
                .noInput, "others can read `\(secret)`: found mode `0\(String(status.st_mode & 0o777, radix: 8))`, allowed `0600`",
                hint: "`chmod 600 \(secret)`; if somebody may have read it, make a new one, which changes all addresses")
        }
        guard let data = FileManager.default.contents(atPath: secret) else {
            throw Failure(.noInput, "`\(secret)` cannot be read", hint: "check its permissions")
        }
        return try secret([UInt8](data), from: secret)
    }

    private func secret(_ bytes: [UInt8], from source: String) throws -> SiteSecret {
        let key = Array(bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
        guard let secret = SiteSecret(key: key) else {
            throw Failure(
                .noInput, "the secret in `\(source)` is too short: found \(key.count) bytes, allowed \(SiteSecret.minimumLength) or more",
                hint: "`joinery init` in an empty folder makes a good one")
        }
        return secret
    }

    func readLook(of site: Site.ID, _ configuration: Configuration) throws -> SiteLook {
        let settings = configuration.sites[site] ?? Configuration.SiteSettings()
        var look = SiteLook(accent: settings.accent, contact: settings.contact)
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

    func readTemplates() throws -> TemplateSet {
        do {
            return try TemplateSet(TemplateFolder(path: templates))
        } catch let problem as TemplateFolderProblem {
            throw Failure([problem.finding])
        } catch let problems as TemplateSetProblems {
            throw Failure(problems.findings)
        }
    }
}
