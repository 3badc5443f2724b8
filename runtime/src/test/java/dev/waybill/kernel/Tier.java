package dev.waybill.kernel;

import dev.waybill.internal.blas.BlasCapability;
import dev.waybill.internal.dispatch.VectorCapability;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The fast ways to multiply matrices.
enum Tier {
  BLOCKED {
    @Override
    void multiply(Tensor a, Tensor b, Tensor c) {
      MatrixProduct.blocked(a, b, c);
    }

    @Override
    String refusal() {
      return "";
    }
  },
  VECTOR {
    @Override
    void multiply(Tensor a, Tensor b, Tensor c) {
      MatrixProduct.vector(a, b, c);
    }

    @Override
    String refusal() {
      return new VectorCapability().refusal();
    }
  },
  BLAS {
    @Override
    void multiply(Tensor a, Tensor b, Tensor c) {
      MatrixProduct.blas(a, b, c);
    }

    @Override
    String refusal() {
      return new BlasCapability().refusal();
    }
  };

  abstract void multiply(Tensor a, Tensor b, Tensor c);

  /// Returns why this machine lacks it; empty where it is there.
  abstract String refusal();

  /// Returns the product of two matrices in an array that held garbage.
  Tensor product(Tensor a, Tensor b) {
    Tensor c = Tensor.full(a.dtype(), Double.NaN, a.shape()[0], b.shape()[1]);
    multiply(a, b, c);
    return c;
  }

  /// Returns the tolerance of sums of `k` products of numbers from 0 to 1: each of `k` additions
  /// rounds a sum of at most `k`.
  static double tolerance(DType dtype, int k) {
    return (dtype == DType.F32 ? 0x1p-24 : 0x1p-53) * Math.max(4, (double) k * k);
  }

  /// Skips the test where the machine lacks what is needed, or fails it if `waybill.require` names
  /// it.
  void assumePresent() {
    if (refusal().isEmpty()) {
      return;
    }
    String name = name().toLowerCase(Locale.ROOT);
    if (List.of(System.getProperty("waybill.require", "").split(",", -1)).contains(name)) {
      Assertions.fail(refusal() + ", and waybill.require names " + name);
    }
    Assumptions.abort("skipped: " + refusal());
  }
}
