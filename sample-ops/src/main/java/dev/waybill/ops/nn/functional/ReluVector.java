package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatLoops;
import dev.waybill.tensor.Tensor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of `nn.functional.relu` on the Vector API.
final class ReluVector {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private ReluVector() {}

  @Kernel(op = Relu.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor relu(Tensor x) {
    return FloatLoops.unary(x, ReluVector::loop);
  }

  private static void loop(float[] x, int xAt, float[] y, int yAt, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      of(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      of(FloatVector.fromArray(SPECIES, x, xAt + i, rest)).intoArray(y, yAt + i, rest);
    }
  }

  private static FloatVector of(FloatVector x) {
    return x.blend(0, x.compare(VectorOperators.LE, 0));
  }
}
