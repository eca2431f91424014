/* Loads libcurl when it is first called, in place of when the program starts.
 *
 * Only Zoom is asked over the network. libcurl and the thirty libraries that it needs take longer to load than a build takes to find that
 * nothing changed, so every function of libcurl that Swift's Foundation calls stands here, and leads to the library's own of that name.
 *
 * Every argument and every result of these functions is a pointer or an integer of at most 64 bits, and there are four arguments at most.
 * On Linux, x86-64 and arm64 pass such arguments in the same registers whatever their types and whether or not a function takes any number
 * of them, and a register too many does no harm.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#if !defined(__linux__) || !(defined(__x86_64__) || defined(__aarch64__))
#error "link libcurl itself here: how arguments are passed was checked on Linux for x86-64 and arm64 alone"
#endif

static void *find(const char *name) {
    /* The name is the same in every Debian since 2006; whoever loads a library twice gets the same. */
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    void *function = library ? dlsym(library, name) : NULL;
    if (function) return function;
    fprintf(stderr, "Error: Zoom cannot be asked: %s\nHint: install libcurl by `apt-get install libcurl4`\n", dlerror());
    exit(74); /* What the program calls input-output: it cannot reach a host. */
}

#define ON_DEMAND(name)                                                                                   \
    __attribute__((visibility("hidden")))                                                                 \
    uintptr_t name(uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t d) {                                  \
        static void *_Atomic known;                                                                       \
        void *function = known;                                                                           \
        if (!function) known = function = find(#name);                                                    \
        return ((uintptr_t(*)(uintptr_t, uintptr_t, ...))function)(a, b, c, d);                           \
    }

ON_DEMAND(curl_easy_cleanup)
ON_DEMAND(curl_easy_getinfo)
ON_DEMAND(curl_easy_init)
ON_DEMAND(curl_easy_pause)
ON_DEMAND(curl_easy_setopt)
ON_DEMAND(curl_easy_strerror)
ON_DEMAND(curl_free)
ON_DEMAND(curl_global_init)
ON_DEMAND(curl_multi_add_handle)
ON_DEMAND(curl_multi_assign)
ON_DEMAND(curl_multi_cleanup)
ON_DEMAND(curl_multi_info_read)
ON_DEMAND(curl_multi_init)
ON_DEMAND(curl_multi_remove_handle)
ON_DEMAND(curl_multi_setopt)
ON_DEMAND(curl_multi_socket_action)
ON_DEMAND(curl_slist_append)
ON_DEMAND(curl_slist_free_all)
ON_DEMAND(curl_url)
ON_DEMAND(curl_url_get)
ON_DEMAND(curl_url_set)
ON_DEMAND(curl_version)
ON_DEMAND(curl_version_info)
