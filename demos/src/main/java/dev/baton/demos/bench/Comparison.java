package dev.baton.demos.bench;

import dev.baton.demos.lab.Statistics;

/**
 * Another system's figures beside Baton's.
 *
 * @param system who
 * @param nanos its nanoseconds per unit, one value per iteration, described
 * @param ratio how many times as fast Baton was, iteration by iteration
 * @param goal what the ratio is to reach
 */
public record Comparison(Contest system, Statistics nanos, Statistics ratio, Goal goal) {}
