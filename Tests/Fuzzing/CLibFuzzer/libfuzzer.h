#include <stddef.h>
#include <stdint.h>

/// LLVM's libFuzzer (`-sanitize=fuzzer`): calls `test` with ever new inputs until time is up or something crashes.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *bytes, size_t count));
