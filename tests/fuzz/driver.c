// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: each file given, then seeded mutations of it. The same every time.
//   driver MUTATIONS FILE…
#include "fuzz.h"

#include <string.h>
#include <sys/stat.h>

#define MOST_BYTES ((size_t)64 << 10) /* [byte] of one input */

static uint64_t next_random(uint64_t *state) { /* xorshift64* */
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545F4914F6CDD1Du;
}

/* One flip, cut, copy or overwrite inside the input. */
static size_t mutate(uint8_t *bytes, size_t size, uint64_t *state) {
    uint64_t dice = next_random(state);
    size_t at = size ? (dice >> 8) % size : 0, other = size ? (dice >> 32) % size : 0, len = (dice >> 4) % 32;
    if (size == 0) return bytes[0] = (uint8_t)dice, 1;
    if (at + len > size) len = size - at;
    if (other + len > size) len = size - other;
    switch (dice % 4) {
    case 0: bytes[at] ^= (uint8_t)(1u << (dice >> 40) % 8); return size;
    case 1: bytes[at] = (uint8_t)(dice >> 48); return size;
    case 2: memmove(bytes + at, bytes + other, len); return size;
    default: return dice % 64 == 3 ? at + 1 : size;
    }
}

static void run_file(const char *path, unsigned long mutations) {
    static uint8_t bytes[MOST_BYTES], changed[MOST_BYTES];
    struct stat info;
    FILE *file = fopen(path, "rb");
    if (!file || fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(2);
    }
    size_t size = fread(bytes, 1, MOST_BYTES, file);
    uint64_t state = 0x1234567u + size;
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    for (unsigned long i = 0; i < mutations; i++) {
        size_t len = size;
        memcpy(changed, bytes, size);
        for (unsigned edits = 1 + (unsigned)(next_random(&state) % 8); edits--;) len = mutate(changed, len, &state);
        LLVMFuzzerTestOneInput(changed, len);
    }
}

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    for (int i = 2; i < argc; i++) run_file(argv[i], strtoul(argv[1], NULL, 10));
    printf("%d files, %s mutations each\n", argc - 2, argv[1]);
    return 0;
}
