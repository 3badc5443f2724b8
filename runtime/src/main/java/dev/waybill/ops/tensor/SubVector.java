package dev.waybill.ops.tensor;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatLoops;
import dev.waybill.tensor.Tensor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of `tensor.sub` on the Vector API.
final class SubVector {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private SubVector() {}

  @Kernel(op = Sub.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor sub(Tensor a, Tensor b) {
    return FloatLoops.binary(Sub.NAME, a, b, SubVector::loop, Sub::sub);
  }

  private static void loop(float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector a = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector b = FloatVector.fromArray(SPECIES, y, yAt + i);
      a.sub(b).intoArray(z, zAt + i);
    }
    for (; i < n; i++) {
      z[zAt + i] = x[xAt + i] - y[yAt + i];
    }
  }
}
