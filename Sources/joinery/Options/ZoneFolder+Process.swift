import ZoneFiles

extension ZoneFolder {
    /// The folder that the environment names, else the system's.
    static var process: ZoneFolder { ZoneFolder(path: Environment.process[variable] ?? systemPath) }
}
