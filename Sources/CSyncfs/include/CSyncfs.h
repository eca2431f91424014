#ifndef CSYNCFS_H
#define CSYNCFS_H

/// Writes everything the file system of `descriptor` holds back to its device: one call instead of an fsync a file.
/// 0, or -1 with errno set (Linux 5.8 and newer report write-back errors here). Swift's Glibc hides `syncfs` behind _GNU_SOURCE.
int csyncfs(int descriptor);

#endif
