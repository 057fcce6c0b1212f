/*
 * Quicksort and quickselect of keys, expanded once per key type. The includer defines
 *
 *     SORT(name)     name with the expansion's suffix
 *     KEY, KEY_MAX   the type of a key and its largest value
 *     PAIRS          1 where every key carries an int64_t value (KEY is int64_t then), else 0
 *     KEY_BYTES      4 or 8
 *     SMALL_ROWS     vectors in the largest base case: 8 or 16
 *     VECTOR(name)   v32_name or v64_name;  MASK: m32 or m64
 *
 * The algorithm. A part of more than SMALL keys is split by the median of a sample: keys below the pivot to
 * the left, the others to the right. Where nothing is below it the pivot is the least key: then its equals go
 * left, and are done, so that few distinct keys are quick. A split so uneven, so often, that the depth passes
 * twice the logarithm of n ends in heapsort. Parts that hold no rank that is asked for are left alone.
 *
 * The split reads vectors from the end that has less room and writes each twice, below and above (the gap
 * between what is read and what is written is always a vector at least, since the first and the last ones are
 * held in registers). A small part is a matrix with one vector a row: its columns are sorted by a network
 * across the rows, which takes no shuffles, then merged two by two by bitonic merges, and read out by column.
 */

typedef struct SORT(part) {
    KEY *keys;
#if PAIRS
    int64_t *values;
#endif
    int64_t n;
} SORT(part);

BATON_INLINE SORT(part) SORT(from)(SORT(part) part, int64_t first, int64_t n)
{
    part.keys += first;
#if PAIRS
    part.values += first;
#endif
    part.n = n;
    return part;
}

BATON_INLINE void SORT(swap)(SORT(part) part, int64_t i, int64_t j)
{
    KEY key = part.keys[i];
    part.keys[i] = part.keys[j];
    part.keys[j] = key;
#if PAIRS
    int64_t value = part.values[i];
    part.values[i] = part.values[j];
    part.values[j] = value;
#endif
}

/* ---- heapsort: the way out of splits that stay uneven -------------------------------------------------- */

static void SORT(sift)(SORT(part) part, int64_t root, int64_t n)
{
    for (int64_t child = 2 * root + 1; child < n; child = 2 * root + 1) {
        child += child + 1 < n && part.keys[child] < part.keys[child + 1];
        if (part.keys[root] >= part.keys[child]) {
            return;
        }
        SORT(swap)(part, root, child);
        root = child;
    }
}

static void SORT(heap)(SORT(part) part)
{
    for (int64_t root = part.n / 2 - 1; root >= 0; root--) {
        SORT(sift)(part, root, part.n);
    }
    for (int64_t last = part.n - 1; last > 0; last--) {
        SORT(swap)(part, 0, last);
        SORT(sift)(part, 0, last);
    }
}

static void SORT(insertion)(SORT(part) part)
{
    for (int64_t i = 1; i < part.n; i++) {
        KEY key = part.keys[i];
        int64_t j = i;
#if PAIRS
        int64_t value = part.values[i];
#endif
        for (; j > 0 && key < part.keys[j - 1]; j--) {
            part.keys[j] = part.keys[j - 1];
#if PAIRS
            part.values[j] = part.values[j - 1];
#endif
        }
        part.keys[j] = key;
#if PAIRS
        part.values[j] = value;
#endif
    }
}

#if SORT_HAS_VECTORS

/* ---- small parts --------------------------------------------------------------------------------------- */

#define LANES VECTOR(lanes)
#define SMALL (SMALL_ROWS * LANES)

typedef VECTOR(of) SORT(vector);

typedef struct SORT(row) {
    SORT(vector) key;
#if PAIRS
    SORT(vector) value;
#endif
} SORT(row);

/*
 * Lane by lane: the smaller to a, the larger to b. Smaller and larger ones of 64 bits take AVX-512 twice as long each as a
 * comparison and two selections do together, and AVX2 has none.
 */
BATON_INLINE void SORT(exchange)(SORT(row) *a, SORT(row) *b)
{
#if PAIRS
    MASK swaps = VECTOR(less)(b->key, a->key);
    SORT(row) low = {VECTOR(select)(swaps, b->key, a->key), VECTOR(select)(swaps, b->value, a->value)};
    b->key = VECTOR(select)(swaps, a->key, b->key);
    b->value = VECTOR(select)(swaps, a->value, b->value);
    *a = low;
#else
    if (sizeof(KEY) == 8) {
        MASK swaps = VECTOR(less)(b->key, a->key);
        SORT(vector) low = VECTOR(select)(swaps, b->key, a->key);
        b->key = VECTOR(select)(swaps, a->key, b->key);
        a->key = low;
    } else {
        SORT(vector) low = VECTOR(min)(a->key, b->key);
        b->key = VECTOR(max)(a->key, b->key);
        a->key = low;
    }
#endif
}

/* The larger of own and other in the lanes whose number has the bit, the smaller in the others. */
BATON_INLINE SORT(row) SORT(merged)(SORT(row) own, SORT(row) other, int bit)
{
    MASK upper = VECTOR(upper)(bit);
#if PAIRS
    MASK takes = (MASK)((VECTOR(less)(other.key, own.key) & VECTOR_NOT(upper)) |
                        (VECTOR(less)(own.key, other.key) & upper));
    own.key = VECTOR(select)(takes, other.key, own.key);
    own.value = VECTOR(select)(takes, other.value, own.value);
#else
    if (sizeof(KEY) == 8) { /* of equals it does not matter which */
        own.key = VECTOR(select)((MASK)(VECTOR(less)(other.key, own.key) ^ upper), other.key, own.key);
    } else {
        own.key = VECTOR(select)(upper, VECTOR(max)(own.key, other.key), VECTOR(min)(own.key, other.key));
    }
#endif
    return own;
}

BATON_INLINE SORT(row) SORT(crossed)(SORT(row) row, int x)
{
    row.key = VECTOR(cross)(row.key, x);
#if PAIRS
    row.value = VECTOR(cross)(row.value, x);
#endif
    return row;
}

/* Sorts every column. */
BATON_INLINE void SORT(columns)(SORT(row) *row, int rows)
{
#define X(i, j) SORT(exchange)(&row[i], &row[j]);
    if (rows == 2) {
        X(0, 1)
    } else if (rows == 4) {
        SORT_NETWORK_4
    } else if (rows == 8) {
        SORT_NETWORK_8
    } else {
        SORT_NETWORK_16
    }
#undef X
}

/* Columns that fall and rise become columns that rise. */
BATON_INLINE void SORT(rise)(SORT(row) *row, int rows)
{
#pragma GCC unroll 4
    for (int distance = rows / 2; distance >= 1; distance /= 2) {
#pragma GCC unroll 16
        for (int i = 0; i < rows; i++) {
            if ((i & distance) == 0) {
                SORT(exchange)(&row[i], &row[i + distance]);
            }
        }
    }
}

/* Columns of a matrix whose groups of that many columns are sorted: then groups of twice as many are. */
BATON_INLINE void SORT(merge)(SORT(row) *row, int rows, int group)
{
#pragma GCC unroll 8
    for (int i = 0; i < rows / 2; i++) {
        SORT(row) top = row[i], bottom = row[rows - 1 - i];
        row[i] = SORT(merged)(top, SORT(crossed)(bottom, 2 * group - 1), group);
        row[rows - 1 - i] = SORT(merged)(bottom, SORT(crossed)(top, 2 * group - 1), group);
    }
#pragma GCC unroll 4
    for (int distance = group / 2; distance >= 1; distance /= 2) {
#pragma GCC unroll 16
        for (int i = 0; i < rows; i++) {
            row[i] = SORT(merged)(row[i], SORT(crossed)(row[i], distance), distance);
        }
    }
    SORT(rise)(row, rows);
}

/* The first n elements in the order of columns: element c·rows + i is lane c of row i. */
BATON_INLINE void SORT(read_out)(const KEY *matrix, int rows, KEY *out, int64_t n)
{
    int64_t at = 0;
    for (int lane = 0; lane < LANES && at < n; lane++) {
        if (n - at >= rows) {
#pragma GCC unroll 16
            for (int i = 0; i < rows; i++) {
                out[at + i] = matrix[i * LANES + lane];
            }
        } else {
            for (int i = 0; i < n - at; i++) {
                out[at + i] = matrix[i * LANES + lane];
            }
        }
        at += rows;
    }
}

#if KEY_BYTES == 8
/* The same from rows that are still in registers, by squares of lanes that are transposed. rows is a multiple of LANES. */
BATON_INLINE void SORT(read_squares)(const SORT(vector) *row, int rows, KEY *out, int64_t n)
{
#pragma GCC unroll 4
    for (int first = 0; first < rows; first += LANES) {
        vd square[LANES];
#pragma GCC unroll 8
        for (int i = 0; i < LANES; i++) {
            square[i] = (vd)row[first + i];
        }
        vd_transpose(square);
#pragma GCC unroll 8
        for (int lane = 0; lane < LANES; lane++) {
            int64_t at = lane * rows + first;
            if (at + LANES <= n) {
                vd_store((double *)out + at, square[lane]);
            } else if (at < n) {
                vd_store_some((double *)out + at, n - at, square[lane]);
            }
        }
    }
}
#endif

/* n ≤ rows · LANES; the missing ones are the largest there can be, so that they are sorted to the end. */
BATON_INLINE void SORT(matrix)(SORT(part) part, int rows)
{
    SORT(row) row[16];
#pragma GCC unroll 16
    for (int i = 0; i < rows; i++) {
        int64_t left = part.n - (int64_t)i * LANES;
        int64_t count = left < 0 ? 0 : left > LANES ? LANES : left;
        row[i].key = VECTOR(load_some)(part.keys + (count > 0 ? i * LANES : 0), count, KEY_MAX);
#if PAIRS
        row[i].value = VECTOR(load_some)(part.values + (count > 0 ? i * LANES : 0), count, -1);
#endif
    }
    SORT(columns)(row, rows);
#pragma GCC unroll 4
    for (int group = 1; group < LANES; group *= 2) {
        SORT(merge)(row, rows, group);
    }
#if KEY_BYTES == 8
    if (rows % LANES == 0) {
        SORT(vector) some[16];
#pragma GCC unroll 16
        for (int i = 0; i < rows; i++) {
            some[i] = row[i].key;
        }
        SORT(read_squares)(some, rows, part.keys, part.n);
#if PAIRS
#pragma GCC unroll 16
        for (int i = 0; i < rows; i++) {
            some[i] = row[i].value;
        }
        SORT(read_squares)(some, rows, part.values, part.n);
#endif
        return;
    }
#endif
    KEY matrix[16 * LANES];
#pragma GCC unroll 16
    for (int i = 0; i < rows; i++) {
        VECTOR(store)(matrix + i * LANES, row[i].key);
    }
    SORT(read_out)(matrix, rows, part.keys, part.n);
#if PAIRS
#pragma GCC unroll 16
    for (int i = 0; i < rows; i++) {
        VECTOR(store)(matrix + i * LANES, row[i].value);
    }
    SORT(read_out)(matrix, rows, part.values, part.n);
#endif
}

static __attribute__((noinline)) void SORT(matrix2)(SORT(part) part) { SORT(matrix)(part, 2); }
static __attribute__((noinline)) void SORT(matrix4)(SORT(part) part) { SORT(matrix)(part, 4); }
static __attribute__((noinline)) void SORT(matrix8)(SORT(part) part) { SORT(matrix)(part, 8); }
#if SMALL_ROWS == 16
static __attribute__((noinline)) void SORT(matrix16)(SORT(part) part) { SORT(matrix)(part, 16); }
#endif

static void SORT(small)(SORT(part) part)
{
    if (part.n <= 4) {
        SORT(insertion)(part);
    } else if (part.n <= 2 * LANES) {
        SORT(matrix2)(part);
    } else if (part.n <= 4 * LANES) {
        SORT(matrix4)(part);
    } else if (SMALL_ROWS == 8 || part.n <= 8 * LANES) {
        SORT(matrix8)(part);
    }
#if SMALL_ROWS == 16
    else {
        SORT(matrix16)(part);
    }
#endif
}

/* ---- the split ----------------------------------------------------------------------------------------- */

/* The lanes that go left: those below the pivot, or not above it. */
BATON_INLINE MASK SORT(goes_left)(SORT(vector) key, SORT(vector) pivot, int with_equals)
{
    return with_equals ? VECTOR_NOT(VECTOR(less)(pivot, key)) : VECTOR(less)(key, pivot);
}

/*
 * What is to be written: from low … to … high. Each vector goes to both ends. The room between is a multiple
 * of a vector whenever it is smaller than two, so that the ends are then the same place.
 */
#define SPLIT(vector_key, vector_value)                                                                      \
    do {                                                                                                     \
        MASK left_ = SORT(goes_left)(vector_key, pivot_vector, with_equals);                                 \
        int count_ = VECTOR(count)(left_);                                                                   \
        VECTOR(split)(vector_key, left_, count_, part.keys + low, part.keys + high);                         \
        SPLIT_VALUE(vector_value, left_, count_)                                                             \
        low += count_;                                                                                       \
        high -= LANES - count_;                                                                              \
    } while (0)
#if PAIRS
#define SPLIT_VALUE(vector_value, left, count)                                                               \
    VECTOR(split)(vector_value, left, count, part.values + low, part.values + high);
#else
#define SPLIT_VALUE(vector_value, left, count)
#endif

/* Reorders the part; returns how many went left. n ≥ 2 · UNROLL · LANES + LANES, or with unroll 1 ≥ 3 · LANES. */
BATON_INLINE int64_t SORT(split)(SORT(part) part, KEY pivot, int with_equals, const int unroll)
{
    int64_t low = 0, high = part.n, rest = part.n % LANES;
    SORT(vector) pivot_vector = VECTOR(set)(pivot), head[8], tail[8];
#if SORT_SPLITS_SOME
    int64_t from = unroll * LANES + rest, to = high - unroll * LANES;
#else
    /* What does not fill vectors, one by one and without a branch. */
    for (; rest > 0; rest--) {
        KEY first = part.keys[low], last = part.keys[high - 1];
        int left = with_equals ? first <= pivot : first < pivot;
        part.keys[low] = left ? first : last;
        part.keys[high - 1] = left ? last : first;
#if PAIRS
        int64_t first_value = part.values[low], last_value = part.values[high - 1];
        part.values[low] = left ? first_value : last_value;
        part.values[high - 1] = left ? last_value : first_value;
#endif
        low += left;
        high -= !left;
    }
    int64_t from = low + unroll * LANES, to = high - unroll * LANES;
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
        int count = VECTOR(count)(left);
#if PAIRS
        SORT(vector) some_values = VECTOR(load_some)(part.values + from - rest, rest, 0);
        VECTOR(split_some)(some_values, left, count, (int)rest, part.values + low, part.values + high);
#endif
        VECTOR(split_some)(some, left, count, (int)rest, part.keys + low, part.keys + high);
        low += count;
        high -= rest - count;
    }
#endif
    while (to - from >= unroll * LANES) {
        int64_t at;
        if (from - low <= high - to) {
            at = from;
            from += unroll * LANES;
        } else {
            to -= unroll * LANES;
            at = to;
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
        if (from - low <= high - to) {
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

static int64_t SORT(split_by)(SORT(part) part, KEY pivot, int with_equals)
{
    if (part.n >= 32 * LANES) {
        return with_equals ? SORT(split)(part, pivot, 1, 4) : SORT(split)(part, pivot, 0, 4);
    }
    return with_equals ? SORT(split)(part, pivot, 1, 1) : SORT(split)(part, pivot, 0, 1);
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

#else /* one by one */

#define SMALL 16

static void SORT(small)(SORT(part) part) { SORT(insertion)(part); }

static int64_t SORT(split_by)(SORT(part) part, KEY pivot, int with_equals)
{
    int64_t left = 0;
    for (int64_t i = 0; i < part.n; i++) {
        /* Without a branch: what is not to go left changes places with itself in effect. */
        KEY key = part.keys[i];
        int goes = with_equals ? key <= pivot : key < pivot;
        part.keys[i] = part.keys[left];
        part.keys[left] = key;
#if PAIRS
        int64_t value = part.values[i];
        part.values[i] = part.values[left];
        part.values[left] = value;
#endif
        left += goes;
    }
    return left;
}

static KEY SORT(pivot)(SORT(part) part)
{
    KEY sample[9];
    for (int64_t i = 0; i < 9; i++) {
        sample[i] = part.keys[i * (part.n / 9)];
    }
    SAMPLE_SORT(sample, 9);
    return sample[4];
}

#endif

/* ---- the whole ----------------------------------------------------------------------------------------- */

/* Ranks are counted from the part's first; base is that of the whole array they are told in. */
static void SORT(parts)(SORT(part) part, int64_t base, int64_t kths, const int64_t *kth, int depth)
{
    for (;;) {
        if (kths != SORT_ALL) {
            while (kths > 0 && kth[0] < base) {
                kth++;
                kths--;
            }
            while (kths > 0 && kth[kths - 1] >= base + part.n) {
                kths--;
            }
            if (kths == 0) {
                return;
            }
        }
        if (part.n <= SMALL) {
            SORT(small)(part);
            return;
        }
        if (depth-- == 0) {
            SORT(heap)(part);
            return;
        }
        KEY pivot = SORT(pivot)(part);
        int64_t left = SORT(split_by)(part, pivot, 0);
        if (left == 0) {
            left = SORT(split_by)(part, pivot, 1);
            base += left;
            part = SORT(from)(part, left, part.n - left);
            if (part.n == 0) {
                return;
            }
            continue;
        }
        SORT(part) low = SORT(from)(part, 0, left), high = SORT(from)(part, left, part.n - left);
        if (low.n < high.n) {
            SORT(parts)(low, base, kths, kth, depth);
            part = high;
            base += left;
        } else {
            SORT(parts)(high, base + left, kths, kth, depth);
            part = low;
        }
    }
}

static int SORT(depth)(int64_t n) { return n < 2 ? 1 : 2 * (64 - __builtin_clzll((uint64_t)n)); }

#undef SMALL
#undef LANES
