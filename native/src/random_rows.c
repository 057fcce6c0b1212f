/* Draws that are rows of k elements, or need a table of k: the multivariate distributions, and a weighted choice. */
#include "random_discrete.h"

static void multinomial(struct source *s, struct binomial *saved, int64_t k, int64_t *row, int64_t trials,
                        const double *p)
{
    double left = 1.0;
    memset(row, 0, (size_t)k * sizeof *row);
    for (int64_t j = 0; j < k - 1; j++) {
        row[j] = binomial(s, saved, trials, p[j] / left);
        trials -= row[j];
        if (trials <= 0) {
            return;
        }
        left -= p[j];
    }
    row[k - 1] = trials;
}

/* What a row counts of an urn of colors is either what was taken or, when that is most of it, what was left. */
struct urn {
    int64_t total, draws;
    int complement;
};

static struct urn urn_of(int64_t k, const int64_t *colors, int64_t sample)
{
    struct urn urn = {0, sample, 0};
    for (int64_t j = 0; j < k; j++) {
        urn.total += colors[j];
    }
    if (sample > urn.total / 2) {
        urn.complement = 1;
        urn.draws = urn.total - sample;
    }
    return urn;
}

static void urn_finish(const struct urn *urn, int64_t k, const int64_t *colors, int64_t *row)
{
    for (int64_t j = 0; urn->complement && j < k; j++) {
        row[j] = colors[j] - row[j];
    }
}

/* Color after color, each hypergeometric among those that follow. */
static void urn_by_marginals(struct source *s, const struct urn *urn, int64_t k, const int64_t *colors, int64_t *row)
{
    int64_t draws = urn->draws, rest = urn->total;
    memset(row, 0, (size_t)k * sizeof *row);
    for (int64_t j = 0; draws > 0 && j + 1 < k; j++) {
        rest -= colors[j];
        row[j] = hypergeometric(s, colors[j], rest, draws);
        draws -= row[j];
    }
    if (draws > 0) {
        row[k - 1] = draws;
    }
    urn_finish(urn, k, colors, row);
}

/* The urn's content laid out, and shuffled as far as is drawn. */
static void urn_by_shuffle(struct source *s, const struct urn *urn, int64_t k, const int64_t *colors, int64_t *row,
                           int64_t *content)
{
    memset(row, 0, (size_t)k * sizeof *row);
    for (int64_t j = 0; j < urn->draws; j++) {
        int64_t other = j + (int64_t)next_masked(s, (uint64_t)(urn->total - j - 1)), drawn = content[other];
        content[other] = content[j];
        content[j] = drawn;
    }
    for (int64_t j = 0; j < urn->draws; j++) {
        row[content[j]]++;
    }
    urn_finish(urn, k, colors, row);
}

/* Gammas over their sum. */
static void dirichlet(struct source *s, int64_t k, const double *alpha, double *row)
{
    double sum = 0.0;
    for (int64_t j = 0; j < k; j++) {
        row[j] = standard_gamma(s, alpha[j]);
        sum += row[j];
    }
    double scale = 1.0 / sum;
    for (int64_t j = 0; j < k; j++) {
        row[j] *= scale;
    }
}

/* By betas, breaking a stick: where all alphas are so small that all gammas might be 0. later[j] = Σ alpha[j…]. */
static void dirichlet_of_small_alphas(struct source *s, int64_t k, const double *alpha, const double *later,
                                      double *row)
{
    double stick = 1.0;
    memset(row, 0, (size_t)k * sizeof *row);
    for (int64_t j = 0; j < k - 1; j++) {
        double share = beta(s, alpha[j], later[j + 1]);
        row[j] = stick * share;
        stick *= 1.0 - share;
        if (later[j + 1] == 0) {
            break; /* the share was all of it */
        }
    }
    row[k - 1] = stick;
}

static void dirichlets(struct source *s, int64_t n, int64_t k, double *out, const double *alpha, double *later)
{
    double most = alpha[0];
    for (int64_t j = 1; j < k; j++) {
        most = alpha[j] > most || isnan(alpha[j]) ? alpha[j] : most;
    }
    if (!(most < 0.1)) {
        for (int64_t i = 0; i < n; i++) {
            dirichlet(s, k, alpha, out + i * k);
        }
        return;
    }
    double sum = 0.0;
    for (int64_t j = k - 1; j >= 0; j--) {
        sum += alpha[j];
        later[j] = sum;
    }
    for (int64_t i = 0; i < n; i++) {
        if (sum > 0) {
            dirichlet_of_small_alphas(s, k, alpha, later, out + i * k);
        } else {
            memset(out + i * k, 0, (size_t)k * sizeof *out);
        }
    }
}

/* The first of the cumulative weights that is above a uniform draw. */
static void choices(struct source *s, int64_t n, int64_t k, int64_t *out, const double *cumulative)
{
    for (int64_t i = 0; i < n; i++) {
        double u = unit(s);
        int64_t low = 0, high = k;
        while (low < high) {
            int64_t middle = low + (high - low) / 2;
            if (cumulative[middle] <= u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        out[i] = low;
    }
}

int32_t BATON_VARIANT_NAME(baton_random_rows)(int32_t bits, int32_t kind, uint64_t *state, int64_t n, int64_t k,
                                              void *out, const void *a, int64_t a_step, const void *b,
                                              int64_t b_step, void *work)
{
    if (bits < BATON_PCG64 || bits > BATON_SFC64) {
        return BATON_UNSUPPORTED;
    }
    if (n < 0 || k < 1) {
        return BATON_INVALID;
    }
    struct source source = source_load(bits, state), *s = &source;
    struct binomial saved = {.n = -1};
    const int64_t *counts = a;
    switch (kind) {
    case BATON_MULTINOMIAL:
        for (int64_t i = 0; i < n; i++) {
            multinomial(s, &saved, k, (int64_t *)out + i * k, counts[i * a_step],
                        (const double *)b + i * b_step);
        }
        break;
    case BATON_URN_MARGINALS: {
        struct urn urn = urn_of(k, b, counts[0]);
        for (int64_t i = 0; i < n; i++) {
            urn_by_marginals(s, &urn, k, b, (int64_t *)out + i * k);
        }
        break;
    }
    case BATON_URN_COUNT: {
        struct urn urn = urn_of(k, b, counts[0]);
        int64_t *content = work, at = 0;
        for (int64_t j = 0; j < k; j++) {
            for (int64_t left = ((const int64_t *)b)[j]; left > 0; left--) {
                content[at++] = j;
            }
        }
        for (int64_t i = 0; i < n; i++) {
            urn_by_shuffle(s, &urn, k, b, (int64_t *)out + i * k, content);
        }
        break;
    }
    case BATON_DIRICHLET: dirichlets(s, n, k, out, a, work); break;
    case BATON_CHOICE: choices(s, n, k, out, a); break;
    default: return BATON_UNSUPPORTED;
    }
    source_store(s, state);
    return BATON_OK;
}
