package import Publishing

/// What `deploy` is asked to do.
package struct DeployPlan: Sendable {
    package enum Step: Sendable {
        /// Brings what is live here to the host.
        case publish
        /// Makes the tree before the live one there.
        case rollBack
    }

    package let target: DeployTarget
    package let step: Step
    /// A file that ssh reads instead of its own configuration.
    package let sshConfiguration: String?
    package let removalLimit: RemovalLimit
    /// Whether it only tells what would change.
    package let isRehearsal: Bool
    /// Whether it ends the hold of a rollback.
    package let resumes: Bool
    /// The wall clock, in seconds since 1970.
    package let time: Int64
    /// What it does, step by step, as it does it.
    package let tell: @Sendable (String) -> Void
    package let isCancelled: @Sendable () -> Bool

    package init(
        target: DeployTarget, step: Step, sshConfiguration: String?, removalLimit: RemovalLimit, isRehearsal: Bool, resumes: Bool,
        time: Int64, tell: @escaping @Sendable (String) -> Void, isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.target = target
        self.step = step
        self.sshConfiguration = sshConfiguration
        self.removalLimit = removalLimit
        self.isRehearsal = isRehearsal
        self.resumes = resumes
        self.time = time
        self.tell = tell
        self.isCancelled = isCancelled
    }

    /// ssh with its options. It asks nothing: there may be nobody to answer.
    var ssh: [String] {
        ["ssh"] + (sshConfiguration.map { ["-F", $0] } ?? []) + [
            "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4",
        ]
    }
}
