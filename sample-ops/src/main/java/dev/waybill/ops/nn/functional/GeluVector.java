package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatLoops;
import dev.waybill.kernel.VectorMath;
import dev.waybill.tensor.Tensor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of `nn.functional.gelu` on the Vector API.
final class GeluVector {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private GeluVector() {}

  @Kernel(op = Gelu.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor gelu(Tensor x, String approximate) {
    return FloatLoops.unary(
        x, Gelu.isExact(approximate) ? GeluVector::exact : GeluVector::approximate);
  }

  private static void exact(float[] x, int xAt, float[] y, int yAt, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      VectorMath.gelu(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      VectorMath.gelu(FloatVector.fromArray(SPECIES, x, xAt + i, rest)).intoArray(y, yAt + i, rest);
    }
  }

  private static void approximate(float[] x, int xAt, float[] y, int yAt, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      VectorMath.geluTanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      VectorMath.geluTanh(FloatVector.fromArray(SPECIES, x, xAt + i, rest))
          .intoArray(y, yAt + i, rest);
    }
  }
}
