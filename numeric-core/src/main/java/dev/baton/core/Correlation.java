package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.linalg.Products;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;
import org.jspecify.annotations.Nullable;

/** Covariances and correlations, by one matrix product of the distances from the means. */
final class Correlation {
  private final Numeric np;
  private final ArrayContext context;
  private final String name;
  private final CovarianceOptions options;

  Correlation(Numeric np, String name, CovarianceOptions options) {
    this.np = np;
    this.context = Numeric.context(np);
    this.name = name;
    this.options = options;
  }

  // ---- covariances ------------------------------------------------------------------------------

  NDArray cov(NDArray a) {
    try (var _ = context.interpreter().attach()) {
      StridedArray first = operand(a);
      StridedArray second = options.other() == null ? null : operand(options.other());
      DType common = second == null ? first.type() : DType.promote(first.type(), second.type());
      DType type = options.dtype() == null ? DType.promote(common, DType.FLOAT64) : options.dtype();
      try (NDArray quantities = quantities(first, second, type)) {
        if (quantities.shape(0) == 0) {
          return np.empty(DType.FLOAT64, 0, 0);
        }
        try (NDArray weights = weights(quantities.shape(1))) {
          NDArray products = products(quantities, weights);
          try (products) {
            return products.squeeze();
          }
        }
      }
    }
  }

  private StridedArray operand(NDArray a) {
    StridedArray own = context.own(name, a);
    if (own.extents().length > 2) {
      throw new ShapeException("%s: %s has more than 2 axes".formatted(name, own.described()));
    }
    return own;
  }

  /** Lays all quantities into the rows of a new matrix. */
  private NDArray quantities(StridedArray first, @Nullable StridedArray second, DType type) {
    try (NDArray rows = rows(first, type, first.extents().length == 1)) {
      if (second == null) {
        return rows.copy();
      }
      try (NDArray more = rows(second, type, second.extents().length < 2)) {
        if (more.shape(1) != rows.shape(1)) {
          throw new ShapeException(
              "%s: %d samples of %s and %d of %s"
                  .formatted(
                      name,
                      rows.shape(1),
                      Shape.toString(first.extents()),
                      more.shape(1),
                      Shape.toString(second.extents())));
        }
        return np.concatenate(0, rows, more);
      }
    }
  }

  private NDArray rows(StridedArray a, DType type, boolean isRow) {
    try (NDArray converted = Joint.converted(a, type);
        NDArray matrix = np.atleast2d(converted)) {
      return options.inColumns() && !isRow ? matrix.transpose() : matrix.view();
    }
  }

  /** Returns the weights of samples (n) as float64, or null for none. */
  private @Nullable NDArray weights(long samples) {
    NDArray frequencies = options.frequencies();
    NDArray importance = options.importance();
    if (frequencies == null) {
      return importance == null ? null : checked("importance", importance, samples);
    }
    NDArray counts = checked("frequencies", frequencies, samples);
    return ((StridedArray) counts)
        .filledBy(
            () -> {
              requireWhole(counts);
              if (importance != null) {
                try (NDArray factors = checked("importance", importance, samples)) {
                  BinaryUfunc.MULTIPLY.apply(counts, factors, counts);
                }
              }
            });
  }

  private NDArray checked(String what, NDArray weights, long samples) {
    StridedArray own = context.own(name, weights);
    if (own.extents().length != 1 || own.elements() != samples) {
      throw new ShapeException(
          "%s: %s of shape %s for %d samples"
              .formatted(name, what, Shape.toString(own.extents()), samples));
    }
    StridedArray numbers = own.astype(DType.FLOAT64);
    return numbers.filledBy(
        () -> {
          try (NDArray negative = BinaryUfunc.LESS.apply(numbers, 0);
              NDArray any = Reduction.ANY.apply(negative)) {
            if (any.toBoolean()) {
              throw new IllegalArgumentException(
                  "%s: %s must not be negative".formatted(name, what));
            }
          }
        });
  }

  private void requireWhole(NDArray counts) {
    try (NDArray rounded = UnaryUfunc.RINT.apply(counts);
        NDArray different = BinaryUfunc.NOT_EQUAL.apply(rounded, counts);
        NDArray any = Reduction.ANY.apply(different)) {
      if (any.toBoolean()) {
        throw new IllegalArgumentException(name + ": frequencies must be integers");
      }
    }
  }

  /** Returns the products of the rows' distances from their means; changes the rows. */
  private NDArray products(NDArray rows, @Nullable NDArray weights) {
    double factor = 1 / degrees(rows.shape(1), weights);
    Over alongRows = Over.axis(1);
    try (NDArray mean =
            weights == null
                ? Moments.mean(context, rows, alongRows)
                : Moments.average(context, rows, weights, alongRows);
        NDArray column = mean.expandDims(1)) {
      BinaryUfunc.SUBTRACT.apply(rows, column, rows);
    }
    try (NDArray weighted =
            weights == null ? rows.view() : BinaryUfunc.MULTIPLY.apply(rows, weights);
        NDArray conjugate =
            weighted.dtype().isComplex() ? UnaryUfunc.CONJUGATE.apply(weighted) : weighted.view();
        NDArray turned = conjugate.transpose()) {
      NDArray products = Products.dot(rows, turned);
      return ((StridedArray) products)
          .filledBy(
              () -> {
                try (NDArray scale = Moments.number(context, factor)) {
                  BinaryUfunc.MULTIPLY.apply(products, scale, products);
                }
              });
    }
  }

  /** Returns by what the products are divided: at least 0, which makes them infinite or NaN. */
  private double degrees(long samples, @Nullable NDArray weights) {
    double degrees = (double) (samples - options.correction());
    if (weights != null) {
      try (NDArray sum = Reduction.SUM.apply(weights)) {
        double whole = sum.toDouble();
        degrees = whole - options.correction() * lost(weights, whole);
      }
    }
    if (degrees <= 0) {
      context.warn("degrees of freedom <= 0 encountered in " + name);
      return 0;
    }
    return degrees;
  }

  private double lost(NDArray weights, double whole) {
    NDArray importance = options.importance();
    if (importance == null || options.correction() == 0) {
      return 1;
    }
    try (NDArray numbers = context.own(name, importance).astype(DType.FLOAT64);
        NDArray products = BinaryUfunc.MULTIPLY.apply(weights, numbers);
        NDArray sum = Reduction.SUM.apply(products)) {
      return sum.toDouble() / whole;
    }
  }

  // ---- correlations -----------------------------------------------------------------------------

  NDArray corrcoef(NDArray a) {
    NDArray c = cov(a);
    if (c.ndim() == 0) {
      try (c) {
        return BinaryUfunc.DIVIDE.apply(c, c);
      }
    }
    return ((StridedArray) c)
        .filledBy(
            () -> {
              try (NDArray diagonal = c.diagonal(0, 0, 1);
                  NDArray variance = diagonal.real();
                  NDArray deviation = UnaryUfunc.SQRT.apply(variance);
                  NDArray column = deviation.expandDims(1)) {
                BinaryUfunc.DIVIDE.apply(c, column, c);
                BinaryUfunc.DIVIDE.apply(c, deviation, c);
              }
              clip(c.real());
              if (c.dtype().isComplex()) {
                clip(c.imag());
              }
            });
  }

  /** Rounding may have led beyond 1. */
  private void clip(NDArray part) {
    try (part;
        NDArray one = Moments.number(context, 1);
        NDArray minusOne = Moments.number(context, -1)) {
      BinaryUfunc.MINIMUM.apply(part, one, part);
      BinaryUfunc.MAXIMUM.apply(part, minusOne, part);
    }
  }
}
