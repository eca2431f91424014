#pragma once

/// The commit that the program was built from; empty unless the build was told it (`BUILD_COMMIT`, see `Package.swift`).
extern const char *const build_commit;
