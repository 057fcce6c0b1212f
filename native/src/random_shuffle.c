/*
 * Orders: shuffles (Fisher and Yates, from the end) and samples without repetition.
 */
#include "random_draw.h"

BATON_INLINE void swap(char *a, char *b, int64_t itemsize)
{
    char held[16];
    memcpy(held, a, (size_t)itemsize);
    memcpy(a, b, (size_t)itemsize);
    memcpy(b, held, (size_t)itemsize);
}

/* Along one line of elements. */
BATON_INLINE void shuffle_line(struct source *s, int64_t n, int64_t stride, int64_t itemsize, char *data)
{
    for (int64_t i = n - 1; i > 0; i--) {
        int64_t j = (int64_t)next_masked(s, (uint64_t)i);
        swap(data + j * stride, data + i * stride, itemsize);
    }
}

/* Of the itemsizes there are; any other would be too long for swap. */
static int32_t shuffle_one(struct source *s, int64_t n, int64_t stride, int64_t itemsize, char *data)
{
    switch (itemsize) {
    case 1: shuffle_line(s, n, stride, 1, data); break;
    case 2: shuffle_line(s, n, stride, 2, data); break;
    case 4: shuffle_line(s, n, stride, 4, data); break;
    case 8: shuffle_line(s, n, stride, 8, data); break;
    case 16: shuffle_line(s, n, stride, 16, data); break;
    default: return BATON_UNSUPPORTED;
    }
    return BATON_OK;
}

/* Steps to the next element of dimensions 1 … ndim - 1; 0 after the last. */
static int next_index(int64_t ndim, const int64_t *shape, const int64_t *strides, int64_t *index, int64_t *offset)
{
    for (int64_t d = ndim - 1; d >= 1; d--) {
        *offset += strides[d];
        if (++index[d] < shape[d]) {
            return 1;
        }
        *offset -= strides[d] * shape[d];
        index[d] = 0;
    }
    return 0;
}

static int32_t shuffle(struct source *s, int32_t together, const int64_t *loop, int64_t itemsize, char *data)
{
    int64_t ndim = loop[0], index[BATON_MAX_NDIM] = {0}, offset = 0;
    const int64_t *shape = loop + 1, *strides = loop + 1 + ndim;
    for (int64_t d = 0; d < ndim; d++) {
        if (shape[d] == 0) {
            return BATON_OK;
        }
    }
    if (!together || ndim == 1) {
        int32_t status;
        do {
            status = shuffle_one(s, shape[0], strides[0], itemsize, data + offset);
        } while (status == BATON_OK && next_index(ndim, shape, strides, index, &offset));
        return status;
    }
    for (int64_t i = shape[0] - 1; i > 0; i--) {
        int64_t j = (int64_t)next_masked(s, (uint64_t)i);
        if (i != j) {
            do {
                swap(data + j * strides[0] + offset, data + i * strides[0] + offset, itemsize);
            } while (next_index(ndim, shape, strides, index, &offset));
        }
    }
    return BATON_OK;
}

int32_t BATON_VARIANT_NAME(baton_random_shuffle)(int32_t bits, int32_t together, uint64_t *state,
                                                 const int64_t *loop, int64_t itemsize, void *data)
{
    if (bits < BATON_PCG64 || bits > BATON_SFC64 || itemsize > 16) {
        return BATON_UNSUPPORTED;
    }
    struct source s = source_load(bits, state);
    int32_t status = shuffle(&s, together, loop, itemsize, data);
    source_store(&s, state);
    return status;
}

/* ---- samples of 0 … population - 1 without repetition ------------------------------------------------ */

/* Whether a sample is the end of a shuffle of all; else Floyd's algorithm is quicker. */
static int by_shuffle(int64_t population, int64_t sample, int32_t shuffled)
{
    return population > 10000 && sample > population / (shuffled ? 50 : 20);
}

static uint64_t table_mask(int64_t sample)
{
    uint64_t least = (uint64_t)(1.2 * (double)sample);
    return least == 0 ? 0 : UINT64_MAX >> __builtin_clzll(least);
}

int64_t BATON_VARIANT_NAME(baton_random_sample_words)(int64_t population, int64_t sample, int32_t shuffled)
{
    return by_shuffle(population, sample, shuffled) ? population : (int64_t)table_mask(sample) + 1;
}

static void shuffle_end(struct source *s, int64_t n, int64_t first, int64_t *data)
{
    for (int64_t i = n - 1; i >= first; i--) {
        int64_t j = (int64_t)next_bounded(s, (uint64_t)i), held = data[j];
        data[j] = data[i];
        data[i] = held;
    }
}

/* Where a value is in an open hash table, or where it would go. */
static uint64_t place(const int64_t *table, uint64_t mask, int64_t value)
{
    uint64_t at = (uint64_t)value & mask;
    while (table[at] != -1 && table[at] != value) {
        at = (at + 1) & mask;
    }
    return at;
}

int32_t BATON_VARIANT_NAME(baton_random_sample)(int32_t bits, uint64_t *state, int64_t population, int64_t sample,
                                                int32_t shuffled, int64_t *out, int64_t *work)
{
    if (bits < BATON_PCG64 || bits > BATON_SFC64) {
        return BATON_UNSUPPORTED;
    }
    if (sample < 0 || sample > population) {
        return BATON_INVALID;
    }
    struct source source = source_load(bits, state), *s = &source;
    if (by_shuffle(population, sample, shuffled)) {
        for (int64_t i = 0; i < population; i++) {
            work[i] = i;
        }
        int64_t first = population - sample;
        shuffle_end(s, population, first > 1 ? first : 1, work);
        memcpy(out, work + first, (size_t)sample * sizeof *out);
    } else {
        uint64_t mask = table_mask(sample);
        memset(work, 0xff, (size_t)(mask + 1) * sizeof *work);
        for (int64_t i = 0, last = population - sample; i < sample; i++, last++) {
            int64_t value = (int64_t)next_bounded(s, (uint64_t)last);
            uint64_t at = place(work, mask, value);
            if (work[at] == value) { /* there already: the last one cannot be */
                value = last;
                at = place(work, mask, value);
            }
            work[at] = value;
            out[i] = value;
        }
        if (shuffled) {
            shuffle_end(s, sample, 1, out);
        }
    }
    source_store(s, state);
    return BATON_OK;
}
