#define _GNU_SOURCE
#include "CSyncfs.h"
#include <unistd.h>

int csyncfs(int descriptor) { return syncfs(descriptor); }
