public import Digests

extension ResolvedSession {
    /// Digests what pages are made from of this session: its rows and what became of its link. Nil where no rows are behind it.
    ///
    /// What else a page can reach of a session follows from these, from the site's row, its secret and `access`.
    public var digest: Digest? {
        guard let session = session.row, let service = service.row, (staff == nil) == (staff?.row == nil) else { return nil }
        var input = DigestInput()
        input.add(session)
        input.add(service)
        input.add(staff?.row)
        resolution.add(to: &input)
        return input.digest()
    }
}

extension Resolution {
    func add(to input: inout DigestInput) {
        switch self {
        case .link(let link, let source):
            input.add(UInt8(0))
            link.add(to: &input)
            source.add(to: &input)
        case .none(let absence):
            input.add(UInt8(1))
            input.add(absence.rawValue)
        case .pending(let wait, let source):
            input.add(UInt8(2))
            input.add(wait.rawValue)
            source.add(to: &input)
        case .withheld(let danger, let source):
            input.add(UInt8(3))
            input.add(danger.rawValue)
            source.add(to: &input)
        }
    }
}

extension Resolution.Source {
    fileprivate func add(to input: inout DigestInput) {
        input.add(code.rawValue)
        input.add(account?.rawValue ?? 0)
    }
}

extension Link {
    fileprivate func add(to input: inout DigestInput) {
        input.add(url)
        input.add(password)
        input.add(details)
    }
}
