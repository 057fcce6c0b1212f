/*
 * The split, expanded by sort_keys.h. It reads vectors from one end or the other and writes each twice, below and above.
 * What is read and not yet written is the first and the last vectors, held in registers: there is room for those at both
 * ends together, of which neither is ever short of a vector since reading goes on where there is less.
 */

/* The lanes that go left: those below the pivot, or not above it. */
BATON_INLINE MASK SORT(goes_left)(SORT(vector) key, SORT(vector) pivot, int with_equals)
{
    return with_equals ? VECTOR_NOT(VECTOR(less)(pivot, key)) : VECTOR(less)(key, pivot);
}

/*
 * What is to be written: room elements from low on. Each vector goes to both ends, which are the same place when the room
 * is one vector.
 */
#define SPLIT(vector_key, vector_value)                                                                      \
    do {                                                                                                     \
        MASK left_ = SORT(goes_left)(vector_key, pivot_vector, with_equals);                                 \
        int64_t count_ = VECTOR(count)(left_);                                                               \
        VECTOR(split)(vector_key, left_, count_, part.keys + low, part.keys + low + room, compresses);       \
        SPLIT_VALUE(vector_value, left_, count_)                                                             \
        low += count_;                                                                                       \
        room -= LANES;                                                                                       \
    } while (0)
#if PAIRS
#define SPLIT_VALUE(vector_value, left, count)                                                               \
    VECTOR(split)(vector_value, left, count, part.values + low, part.values + low + room, compresses);
#else
#define SPLIT_VALUE(vector_value, left, count)
#endif

/* What is read from either end in turns comes too late for the CPU to foresee. */
#define SPLIT_PREFETCH(first)                                                                                \
    for (int i = 0; i < unroll && unroll == SPLIT_LONG; i++) {                                               \
        __builtin_prefetch(part.keys + (first) + i * LANES);                                                 \
    }

/* Reorders the part; returns how many went left. n ≥ 2 · unroll · LANES + LANES. */
BATON_INLINE int64_t SORT(split)(SORT(part) part, KEY pivot, int with_equals, const int unroll,
                                 const int compresses)
{
    int64_t low = 0, room = part.n, rest = part.n % LANES;
    SORT(vector) pivot_vector = VECTOR(set)(pivot), head[8], tail[8];
#if SORT_SPLITS_SOME
    int64_t from = unroll * LANES + rest, to = room - unroll * LANES;
#else
    /* What does not fill vectors, one by one and without a branch. */
    for (; rest > 0; rest--) {
        int64_t end = low + room - 1;
        KEY first = part.keys[low], last = part.keys[end];
        int left = with_equals ? first <= pivot : first < pivot;
        part.keys[low] = left ? first : last;
        part.keys[end] = left ? last : first;
#if PAIRS
        int64_t first_value = part.values[low], last_value = part.values[end];
        part.values[low] = left ? first_value : last_value;
        part.values[end] = left ? last_value : first_value;
#endif
        low += left;
        room--;
    }
    int64_t from = low + unroll * LANES, to = low + room - unroll * LANES;
#endif
#if PAIRS
    SORT(vector) head_values[8], tail_values[8];
#endif
#pragma GCC unroll 8
    for (int i = 0; i < unroll; i++) {
        head[i] = VECTOR(load)(part.keys + low + i * LANES);
        tail[i] = VECTOR(load)(part.keys + to + i * LANES);
#if PAIRS
        head_values[i] = VECTOR(load)(part.values + low + i * LANES);
        tail_values[i] = VECTOR(load)(part.values + to + i * LANES);
#endif
    }
#if SORT_SPLITS_SOME
    if (rest > 0) { /* They lie behind the head. */
        SORT(vector) some = VECTOR(load_some)(part.keys + from - rest, rest, KEY_MAX);
        MASK left = VECTOR(first)(rest) & SORT(goes_left)(some, pivot_vector, with_equals);
        int64_t count = VECTOR(count)(left);
#if PAIRS
        SORT(vector) some_values = VECTOR(load_some)(part.values + from - rest, rest, 0);
        VECTOR(split_some)(some_values, left, count, rest, part.values, part.values + room);
#endif
        VECTOR(split_some)(some, left, count, rest, part.keys, part.keys + room);
        low = count;
        room -= rest;
    }
#endif
    while (to - from >= unroll * LANES) {
        int64_t at;
        if (from - low <= unroll * LANES) {
            at = from;
            from += unroll * LANES;
            SPLIT_PREFETCH(from + 8 * LANES)
        } else {
            to -= unroll * LANES;
            at = to;
            SPLIT_PREFETCH(to - (8 + unroll) * LANES)
        }
        SORT(vector) key[8];
#if PAIRS
        SORT(vector) value[8];
#endif
#pragma GCC unroll 8
        for (int i = 0; i < unroll; i++) {
            key[i] = VECTOR(load)(part.keys + at + i * LANES);
#if PAIRS
            value[i] = VECTOR(load)(part.values + at + i * LANES);
#endif
        }
#pragma GCC unroll 8
        for (int i = 0; i < unroll; i++) {
            SPLIT(key[i], value[i]);
        }
    }
    while (from < to) {
        int64_t at;
        if (from - low <= unroll * LANES) {
            at = from;
            from += LANES;
        } else {
            to -= LANES;
            at = to;
        }
        SORT(vector) key = VECTOR(load)(part.keys + at);
#if PAIRS
        SORT(vector) value = VECTOR(load)(part.values + at);
#endif
        SPLIT(key, value);
    }
#pragma GCC unroll 8
    for (int i = 0; i < unroll; i++) {
        SPLIT(head[i], head_values[i]);
    }
#pragma GCC unroll 8
    for (int i = 0; i < unroll; i++) {
        SPLIT(tail[i], tail_values[i]);
    }
    return low;
}

BATON_INLINE int64_t SORT(split_so)(SORT(part) part, KEY pivot, int with_equals, const int compresses)
{
    if (part.n >= 64 * LANES) {
        return with_equals ? SORT(split)(part, pivot, 1, SPLIT_LONG, compresses)
                           : SORT(split)(part, pivot, 0, SPLIT_LONG, compresses);
    }
    return with_equals ? SORT(split)(part, pivot, 1, SPLIT_SHORT, compresses)
                       : SORT(split)(part, pivot, 0, SPLIT_SHORT, compresses);
}

static int64_t SORT(split_by)(SORT(part) part, KEY pivot, int with_equals)
{
    return SORT_COMPRESSES ? SORT(split_so)(part, pivot, with_equals, 1) : SORT(split_so)(part, pivot, with_equals, 0);
}

#if !PAIRS
/* Of three vectors at either end and in the middle, the median of the medians: quick, and near enough for a short part. */
static KEY SORT(median)(const KEY *keys, int64_t n)
{
    SORT(row) a = {VECTOR(load)(keys)}, b = {VECTOR(load)(keys + n / 2)}, c = {VECTOR(load)(keys + n - LANES)};
    SORT(exchange)(&a, &b);
    SORT(exchange)(&b, &c);
    SORT(exchange)(&a, &b);
#pragma GCC unroll 4
    for (int group = 1; group < LANES; group *= 2) {
        b = SORT(merged)(b, SORT(crossed)(b, 2 * group - 1), group);
#pragma GCC unroll 4
        for (int distance = group / 2; distance >= 1; distance /= 2) {
            b = SORT(merged)(b, SORT(crossed)(b, distance), distance);
        }
    }
    return b.key[LANES / 2];
}
#endif

/* The median of a sample over the whole part. */
static KEY SORT(pivot)(SORT(part) part)
{
    if (part.n < SHORT_PART) {
        return SAMPLE_MEDIAN(part.keys, part.n);
    }
    KEY sample[4 * LANES];
    int64_t count = 4 * LANES, step = part.n / count;

    for (int64_t i = 0; i < count; i++) {
        sample[i] = part.keys[i * step + (i * 7 & 3) * step / 4];
    }
    SAMPLE_SORT(sample, count);
    return sample[count / 2];
}

#undef SPLIT
#undef SPLIT_VALUE
#undef SPLIT_PREFETCH
