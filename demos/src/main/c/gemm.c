/*
 * The product of two square matrices by OpenBLAS and nothing around it: gemm LIBRARY N prints the core type that OpenBLAS
 * has taken, and for each number of seconds that it reads how many one product took, measured for so long. The core type
 * is taken from OPENBLAS_CORETYPE when the library is loaded, so that each needs a process of its own.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROWS = 101, AS_IT_IS = 111 };

typedef void gemm_function(int layout, int of_a, int of_b, int m, int n, int k, double alpha, const double *a, int lda,
                           const double *b, int ldb, double beta, double *c, int ldc);

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double *matrix(int n)
{
    void *memory;
    if (posix_memalign(&memory, 64, (size_t)n * (size_t)n * sizeof(double)) != 0) {
        exit(2);
    }
    double *a = memory;
    for (long i = 0; i < (long)n * n; i++) {
        a[i] = (double)i / ((double)n * n);
    }
    return a;
}

static void *found(void *library, const char *name)
{
    void *function = dlsym(library, name);
    if (function == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    return function;
}

int main(int count, char **arguments)
{
    void *library = count == 3 ? dlopen(arguments[1], RTLD_NOW) : NULL;
    if (library == NULL) {
        fprintf(stderr, "%s\n", count == 3 ? dlerror() : "gemm LIBRARY N");
        return 2;
    }
    int n = atoi(arguments[2]);
    gemm_function *gemm = (gemm_function *)found(library, "cblas_dgemm");
    ((void (*)(int))found(library, "openblas_set_num_threads"))(1);
    printf("%s\n", ((char *(*)(void))found(library, "openblas_get_corename"))());
    fflush(stdout);
    double *a = matrix(n), *b = matrix(n), *c = matrix(n), seconds;
    while (scanf("%lf", &seconds) == 1) {
        long times = 1, done = 0;
        double start = now(), end = start;
        while (end - start < seconds) {
            for (long i = 0; i < times; i++) {
                gemm(ROWS, AS_IT_IS, AS_IT_IS, n, n, n, 1, a, n, b, n, 0, c, n);
            }
            done += times;
            end = now();
            times = (end - start) / (double)done * (double)times < 1e-4 ? 2 * times : times;
        }
        printf("%.17g\n", (end - start) / (double)done);
        fflush(stdout);
    }
    return 0;
}
