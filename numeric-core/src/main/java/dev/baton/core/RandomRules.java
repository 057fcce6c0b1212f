package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.RANDOM;

import java.util.List;

/** Random numbers. */
final class RandomRules {
  private RandomRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "uniform numbers, integers",
              RANDOM,
              RESULT,
              "a fill under the generator's own lock",
              "Generator.random",
              "Generator.uniform",
              "Generator.integers",
              "Generator.randomRaw"),
          kernel(
              "random bytes",
              RANDOM,
              "bytes of the result",
              "a fill under the generator's own lock",
              "Generator.bytes"),
          kernel(
              "draws from a distribution",
              RANDOM,
              RESULT,
              "a fill under the generator's own lock; parameters that are arrays are checked and copied first",
              "Generator.beta",
              "Generator.binomial",
              "Generator.chisquare",
              "Generator.dirichlet",
              "Generator.exponential",
              "Generator.f",
              "Generator.gamma",
              "Generator.geometric",
              "Generator.gumbel",
              "Generator.hypergeometric",
              "Generator.laplace",
              "Generator.logistic",
              "Generator.lognormal",
              "Generator.logseries",
              "Generator.multinomial",
              "Generator.multivariateHypergeometric",
              "Generator.multivariateHypergeometricByCount",
              "Generator.multivariateNormal",
              "Generator.negativeBinomial",
              "Generator.noncentralChisquare",
              "Generator.noncentralF",
              "Generator.normal",
              "Generator.pareto",
              "Generator.poisson",
              "Generator.power",
              "Generator.rayleigh",
              "Generator.standardCauchy",
              "Generator.standardExponential",
              "Generator.standardExponentialByInversion",
              "Generator.standardGamma",
              "Generator.standardNormal",
              "Generator.standardT",
              "Generator.triangular",
              "Generator.vonmises",
              "Generator.wald",
              "Generator.weibull",
              "Generator.zipf"),
          kernel(
              "choice, permutation",
              RANDOM,
              RESULT,
              "drawn under the generator's own lock; what is drawn is then taken",
              "Generator.choice",
              "Generator.permutation"),
          kernel(
              "shuffle, permuted",
              RANDOM,
              "elements of the array",
              "shuffled under the generator's own lock",
              "Generator.shuffle",
              "Generator.permuted"),
          never(
              "access to generators",
              "made in Java; seeding a generator is interpreter code",
              "Numeric.random",
              "Generator.of",
              "Generator.bitGenerator",
              "Generator.spawn",
              "Generator.toString"));
}
