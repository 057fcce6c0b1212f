package dev.baton.core.random;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.ufunc.BinaryUfunc;
import java.util.Arrays;

/** Normal draws of several variables: independent ones, mixed by a factor of the covariances. */
final class MultivariateNormals {
  private static final String NAME = "multivariateNormal";

  private MultivariateNormals() {}

  static NDArray drawn(
      Draws draws, CovarianceFactor factor, NDArray mean, NDArray cov, long... result) {
    try (var attachment = draws.context().interpreter().attach();
        var scope = ArrayScope.open(attachment.state())) {
      StridedArray means = reals(draws, "mean", mean);
      StridedArray covariances = reals(draws, "cov", cov);
      long[] extents = means.extents();
      if (extents.length != 1) {
        throw new ShapeException("%s: mean %s has not 1 axis".formatted(NAME, means.described()));
      }
      if (!Arrays.equals(covariances.extents(), new long[] {extents[0], extents[0]})) {
        throw new ShapeException(
            "%s: cov %s is not (%d, %d), as mean's length would have it"
                .formatted(NAME, covariances.described(), extents[0], extents[0]));
      }
      NDArray mixing = draws.context().operations().factor(covariances, factor.root());
      long[] shape = Arrays.copyOf(result, result.length + 1);
      shape[result.length] = extents[0];
      NDArray independent = draws.draw(Distribution.STANDARD_NORMAL, shape);
      NDArray rows = independent.reshape(Shape.size(result), extents[0]);
      NDArray mixed = rows.matmul(mixing.transpose());
      return scope.keep(BinaryUfunc.ADD.apply(mixed.reshape(shape), means));
    }
  }

  private static StridedArray reals(Draws draws, String name, NDArray given) {
    StridedArray own = draws.context().own(NAME, given);
    if (!DType.canCast(own.type(), DType.FLOAT64, Casting.SAME_KIND)) {
      throw new UnsupportedOperationException(
          "%s: %s must be real, but is %s".formatted(NAME, name, own.described()));
    }
    return own.astype(DType.FLOAT64);
  }
}
