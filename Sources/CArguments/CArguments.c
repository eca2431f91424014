#include "CArguments.h"

// Swift reads the arguments from /proc/self/cmdline, and finds none where /proc is not mounted: in a chroot, in a small container. glibc
// calls the constructors of a program with what it calls main with.
static int count;
static char **arguments;

__attribute__((constructor)) static void keep(int argc, char **argv) {
    count = argc;
    arguments = argv;
}

int carguments_count(void) { return count; }

const char *carguments_at(int place) { return place >= 0 && place < count ? arguments[place] : 0; }
