/* Blocks for array storage. See baton.h for what is promised. */
#include <stdlib.h>
#include <sys/mman.h>

#include "baton.h"

#define EXPORT __attribute__((visibility("default")))
#define LARGE_BYTES ((int64_t)4 << 20)
#define HUGE_PAGE_BYTES ((int64_t)2 << 20)

static int64_t round_up(int64_t bytes, int64_t unit) { return (bytes + unit - 1) / unit * unit; }

/*
 * A large block is mapped with one huge page of slack and trimmed to start on a huge page's boundary, so that
 * every page of it but the last can be a huge one.
 */
static void *map_large(int64_t bytes)
{
    int64_t length = round_up(bytes, HUGE_PAGE_BYTES);
    int64_t mapped = length + HUGE_PAGE_BYTES;
    char *base = mmap(NULL, (size_t)mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) {
        return NULL;
    }
    char *block = (char *)round_up((int64_t)(intptr_t)base, HUGE_PAGE_BYTES);
    int64_t before = block - base, after = mapped - length - before;
    if (before > 0) {
        munmap(base, (size_t)before);
    }
    if (after > 0) {
        munmap(block + length, (size_t)after);
    }
#ifdef MADV_HUGEPAGE
    madvise(block, (size_t)length, MADV_HUGEPAGE);
#endif
    return block;
}

EXPORT void *baton_allocate(int64_t bytes)
{
    if (bytes <= 0 || bytes > INT64_MAX - 2 * HUGE_PAGE_BYTES) {
        return NULL;
    }
    if (bytes >= LARGE_BYTES) {
        return map_large(bytes);
    }
    return aligned_alloc(64, (size_t)round_up(bytes, 64));
}

EXPORT void baton_free(void *block, int64_t bytes)
{
    if (block == NULL) {
        return;
    }
    if (bytes >= LARGE_BYTES) {
        munmap(block, (size_t)round_up(bytes, HUGE_PAGE_BYTES));
    } else {
        free(block);
    }
}
