#include "cpu.h"

#include <unistd.h>
#if defined(__x86_64__)
#include <cpuid.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#endif

#include "baton.h"

#define EXPORT __attribute__((visibility("default")))

/* Where nothing says how large the last-level cache is: more than most have, so that streaming stays a gain.
 */
#define UNKNOWN_CACHE_BYTES ((int64_t)32 << 20)

int64_t baton_streaming_bytes = UNKNOWN_CACHE_BYTES;

#if defined(__x86_64__)
/* Deterministic cache parameters: leaf 4 (Intel) and 0x8000001D (AMD) share one layout. */
static int64_t cache_bytes_of_leaf(unsigned leaf)
{
    unsigned maximum = __get_cpuid_max(leaf & 0x80000000u, NULL);
    int64_t largest = 0;
    for (unsigned level = 0; maximum >= leaf && level < 16; level++) {
        unsigned eax, ebx, ecx, edx;
        __cpuid_count(leaf, level, eax, ebx, ecx, edx);
        unsigned type = eax & 31;
        if (type == 0) {
            break;
        }
        int64_t ways = (ebx >> 22) + 1, partitions = (ebx >> 12 & 1023) + 1, line = (ebx & 4095) + 1;
        int64_t bytes = ways * partitions * line * ((int64_t)ecx + 1);
        if (type != 2 && bytes > largest) {
            largest = bytes;
        }
    }
    return largest;
}
#endif

static int64_t last_level_cache_bytes(void)
{
    int64_t bytes = 0;
#if defined(__x86_64__)
    /* Before sysconf: glibc multiplies AMD's figure by the caches of the whole package, guests included. */
    bytes = cache_bytes_of_leaf(0x8000001Du);
    if (bytes <= 0) {
        bytes = cache_bytes_of_leaf(4);
    }
#elif defined(__APPLE__)
    size_t length = sizeof bytes;
    if (sysctlbyname("hw.l2cachesize", &bytes, &length, NULL, 0) != 0) {
        bytes = 0;
    }
#endif
#if defined(_SC_LEVEL3_CACHE_SIZE)
    if (bytes <= 0) {
        bytes = sysconf(_SC_LEVEL3_CACHE_SIZE);
    }
#endif
    return bytes;
}

__attribute__((constructor)) static void look(void)
{
    int64_t bytes = last_level_cache_bytes();
    if (bytes > 0) {
        baton_streaming_bytes = bytes;
    }
}

EXPORT int32_t baton_cpu_features(void)
{
    int32_t features = 0;
#if defined(__x86_64__)
    __builtin_cpu_init();
    /* These answer for the operating system's saving of the registers too. */
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
        __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt")) {
        features |= BATON_CPU_AVX2;
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
            __builtin_cpu_supports("avx512cd")) {
            features |= BATON_CPU_AVX512;
            unsigned eax, ebx, ecx, edx;
            if (__get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) && (eax >> 5 & 1)) {
                features |= BATON_CPU_AVX512_BF16;
            }
        }
    }
#elif defined(__aarch64__)
    features = BATON_CPU_NEON;
#endif
    return features;
}
