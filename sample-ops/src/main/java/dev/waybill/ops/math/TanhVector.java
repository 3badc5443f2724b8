package dev.waybill.ops.math;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatLoops;
import dev.waybill.kernel.VectorMath;
import dev.waybill.tensor.Tensor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of `math.tanh` on the Vector API.
final class TanhVector {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private TanhVector() {}

  @Kernel(op = Tanh.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor tanh(Tensor x) {
    return FloatLoops.unary(x, TanhVector::loop);
  }

  private static void loop(float[] x, int xAt, float[] y, int yAt, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      VectorMath.tanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      VectorMath.tanh(FloatVector.fromArray(SPECIES, x, xAt + i, rest)).intoArray(y, yAt + i, rest);
    }
  }
}
