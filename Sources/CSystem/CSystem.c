#define _GNU_SOURCE
#include "CSystem.h"
#include <unistd.h>

int csystem_syncfs(int descriptor) { return syncfs(descriptor); }
