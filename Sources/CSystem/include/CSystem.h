#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Writes everything the file system of `descriptor` holds back to its device: one call instead of an fsync a file.
/// 0, or -1 with errno set (Linux 5.8 and newer report write-back errors here).
int csystem_syncfs(int descriptor);

#endif
