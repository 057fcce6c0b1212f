/*
 * Small parts, expanded by sort_keys.h. One is a matrix with one vector a row: its columns are sorted by a network across
 * the rows, which takes no shuffles, then merged two by two by bitonic merges, and read out by column.
 */
#define LANES VECTOR(lanes)
#define SMALL (SMALL_ROWS * LANES)

typedef VECTOR(of) SORT(vector);

typedef struct SORT(row) {
    SORT(vector) key;
#if PAIRS
    SORT(vector) value;
#endif
} SORT(row);

/* As the vectors' exchange and merged, the values with their keys. */
BATON_INLINE void SORT(exchange)(SORT(row) *a, SORT(row) *b)
{
#if PAIRS
    MASK swaps = VECTOR(less)(b->key, a->key);
    SORT(row) low = {VECTOR(select)(swaps, b->key, a->key), VECTOR(select)(swaps, b->value, a->value)};
    b->key = VECTOR(select)(swaps, a->key, b->key);
    b->value = VECTOR(select)(swaps, a->value, b->value);
    *a = low;
#else
    VECTOR(exchange)(&a->key, &b->key);
#endif
}

BATON_INLINE SORT(row) SORT(merged)(SORT(row) own, SORT(row) other, int bit)
{
#if PAIRS
    MASK upper = VECTOR(upper)(bit);
    MASK takes = (MASK)((VECTOR(less)(other.key, own.key) & VECTOR_NOT(upper)) |
                        (VECTOR(less)(own.key, other.key) & upper));
    own.key = VECTOR(select)(takes, other.key, own.key);
    own.value = VECTOR(select)(takes, other.value, own.value);
#else
    own.key = VECTOR(merged)(own.key, other.key, bit);
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
