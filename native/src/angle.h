/* Reduction of large angles by quarter turns. */
#ifndef BATON_ANGLE_H
#define BATON_ANGLE_H

/*
 * x = k·π/2 + r with |r| ≤ π/4; returns k mod 4 and writes r as hi + lo, good to more than 2^-70 of r for
 * every finite x with |x| ≥ 1 (Payne and Hanek, "Radian reduction for trigonometric functions", SIGNUM 1983).
 */
int baton_reduce_angle(double x, double *hi, double *lo);

#endif
