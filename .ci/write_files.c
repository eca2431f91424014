// Writes copies of a folder's files as plainly as can be: openat, write, close for each, one syncfs at the end.
// write_files SOURCE/ TARGET [THREADS]: reads all of SOURCE into memory first, prints the seconds that the writing alone took.
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct file {
    char *name;
    char *bytes;  // NULL for a folder
    size_t count;
};

static struct file *files;
static size_t file_count, capacity, prefix;

static int note(const char *path, const struct stat *status, int kind, struct FTW *place) {
    if (place->level == 0) return 0;
    if (file_count == capacity) {
        capacity = capacity ? capacity * 2 : 1024;
        files = realloc(files, capacity * sizeof *files);
        if (!files) err(1, "memory");
    }
    struct file file = {strdup(path + prefix), NULL, 0};
    if (kind == FTW_F) {
        file.count = status->st_size;
        file.bytes = malloc(file.count + 1);
        int source = open(path, O_RDONLY);
        if (source < 0 || read(source, file.bytes, file.count) != (ssize_t)file.count) err(1, "%s", path);
        close(source);
    }
    files[file_count++] = file;
    return 0;
}

static int folder;
static long threads = 1;

// Each thread takes every so-manieth file.
static void *write_share(void *first) {
    for (size_t i = (size_t)first; i < file_count; i += threads) {
        if (!files[i].bytes) continue;
        int target = openat(folder, files[i].name, O_WRONLY | O_CREAT | O_EXCL, 0640);
        if (target < 0 || write(target, files[i].bytes, files[i].count) != (ssize_t)files[i].count) err(1, "%s", files[i].name);
        close(target);
    }
    return NULL;
}

int main(int count, char **arguments) {
    if (count < 3) errx(64, "usage: write_files SOURCE/ TARGET [THREADS]");
    if (count > 3) threads = strtol(arguments[3], NULL, 10);
    prefix = strlen(arguments[1]);
    if (threads < 1 || nftw(arguments[1], note, 16, FTW_PHYS) || !file_count) err(1, "%s", arguments[1]);

    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (mkdir(arguments[2], 0750)) err(1, "%s", arguments[2]);
    folder = open(arguments[2], O_RDONLY | O_DIRECTORY);
    for (size_t i = 0; i < file_count; i++) {
        if (!files[i].bytes && mkdirat(folder, files[i].name, 0750)) err(1, "%s", files[i].name);
    }
    pthread_t others[threads];
    for (long i = 1; i < threads; i++) {
        if (pthread_create(&others[i], NULL, write_share, (void *)i)) err(1, "thread");
    }
    write_share(0);
    for (long i = 1; i < threads; i++) pthread_join(others[i], NULL);
    if (syncfs(folder)) err(1, "syncfs");
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.6f\n", (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) * 1e-9);
}
