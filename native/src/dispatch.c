/*
 * The door to the kernels: one table of them per variant, one pointer to the chosen table. baton_select
 * writes the pointer once, before the first kernel is called; nothing else in the library changes after load.
 */
#include <stddef.h>
#include <string.h>

#include "kernels.h"

#define EXPORT __attribute__((visibility("default")))

struct kernels {
    const char *variant;
    int32_t needs; /* baton_cpu_feature bits */
#define FIELD(result, name, parameters, arguments) result(*name) parameters;
    BATON_KERNELS(FIELD)
#undef FIELD
};

#if defined(__x86_64__)
#define VARIANTS(VARIANT)                                                                                    \
    VARIANT(baseline, 0)                                                                                     \
    VARIANT(avx2, BATON_CPU_AVX2)                                                                            \
    VARIANT(avx512, BATON_CPU_AVX2 | BATON_CPU_AVX512)
#define DECLARE_BASELINE(result, name, parameters, arguments) result name##_baseline parameters;
#define DECLARE_AVX2(result, name, parameters, arguments) result name##_avx2 parameters;
#define DECLARE_AVX512(result, name, parameters, arguments) result name##_avx512 parameters;
BATON_KERNELS(DECLARE_BASELINE)
BATON_KERNELS(DECLARE_AVX2)
BATON_KERNELS(DECLARE_AVX512)
#define ENTRY_baseline(result, name, parameters, arguments) .name = name##_baseline,
#define ENTRY_avx2(result, name, parameters, arguments) .name = name##_avx2,
#define ENTRY_avx512(result, name, parameters, arguments) .name = name##_avx512,
#elif defined(__aarch64__)
#define VARIANTS(VARIANT) VARIANT(neon, BATON_CPU_NEON)
#define DECLARE_NEON(result, name, parameters, arguments) result name##_neon parameters;
BATON_KERNELS(DECLARE_NEON)
#define ENTRY_neon(result, name, parameters, arguments) .name = name##_neon,
#endif

/* From the plainest, which runs everywhere, to the best. */
static const struct kernels tables[] = {
#define TABLE(variant_name, features)                                                                        \
    {.variant = #variant_name, .needs = features, BATON_KERNELS(ENTRY_##variant_name)},
    VARIANTS(TABLE)
#undef TABLE
};
enum { TABLES = sizeof tables / sizeof tables[0] };

static const struct kernels *chosen = &tables[0];

EXPORT int32_t baton_abi_version(void) { return BATON_ABI_VERSION; }

EXPORT void baton_nothing(void) {}

EXPORT const char *baton_select(const char *variant)
{
    int32_t features = baton_cpu_features();
    for (int i = TABLES - 1; i >= 0; i--) {
        const struct kernels *table = &tables[i];
        int runs = (table->needs & ~features) == 0;
        /* The plainest table is "baseline" whatever its instructions are called (NEON on arm64). */
        int named = variant == NULL || strcmp(variant, table->variant) == 0 ||
                    (i == 0 && strcmp(variant, "baseline") == 0);
        if (runs && named) {
            chosen = table;
            return table->variant;
        }
    }
    return NULL;
}

#define JUMP(result, name, parameters, arguments)                                                            \
    EXPORT result name parameters { return chosen->name arguments; }
BATON_KERNELS(JUMP)
