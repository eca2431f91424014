import RenderedPages

/// What a build starts from: the site as it was found, and what the caller has chosen.
struct BuildSetup: Sendable {
    let state: SiteState
    let inputs: BuildInputs
    let options: PublishOptions
    let jobs: Int
    let keptKinds: KindSet
    /// The modification time of every file this build writes, in seconds since 1970: a second that no version published before has.
    let stamp: Int64
    private let usualReasons: ChangeReasons

    init(state: SiteState, inputs: BuildInputs, options: PublishOptions, jobs: Int) {
        self.state = state
        self.inputs = inputs
        self.options = options
        self.jobs = jobs
        keptKinds = KindSet(options.keptKinds)
        stamp = max(options.time, state.newest + 1)
        usualReasons = Self.usualReasons(inputs, since: state.liveManifest?.header.build.inputs)
    }

    /// What pages need not be rendered for; nil where all are to be.
    var publishedRecipes: (any PublishedRecipes)? { options.rendersAll || state.recipes.entries.isEmpty ? nil : state.recipes }

    /// What the manifest says of this build.
    var facts: BuildFacts { BuildFacts(inputs: inputs, newest: stamp, keptKinds: keptKinds) }

    func reasons(for record: ManifestRecord, over old: ManifestRecord?) -> ChangeReasons {
        guard let old else { return .row }
        var reasons = usualReasons.intersection([.template, .configuration])
        if old.data != record.data { reasons.insert(.row) }
        if old.path != record.path { reasons.insert(.address) }
        if reasons.isEmpty { reasons = usualReasons }
        if old.links != record.links { reasons.insert(.links) }
        return reasons
    }

    /// What may be behind a change of a page whose own rows are the same.
    private static func usualReasons(_ inputs: BuildInputs, since before: BuildInputs?) -> ChangeReasons {
        var reasons: ChangeReasons = []
        if inputs.templates != before?.templates { reasons.insert(.template) }
        if inputs.configuration != before?.configuration { reasons.insert(.configuration) }
        if reasons.isEmpty { reasons = inputs.now == before?.now ? .other : .clock }
        return reasons
    }
}
