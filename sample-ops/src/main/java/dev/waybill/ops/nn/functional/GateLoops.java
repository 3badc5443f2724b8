package dev.waybill.ops.nn.functional;

import dev.waybill.kernel.VectorMath;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Functions of the gates of recurrent nets, in `f32` on the Vector API. One function a loop, as
/// [VectorMath] asks for.
///
/// Load this class only where the capability `vector` is there.
final class GateLoops {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private GateLoops() {}

  /// Replaces elements by their logistic function.
  static void sigmoid(float[] x, int at, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      VectorMath.sigmoid(FloatVector.fromArray(SPECIES, x, at + i)).intoArray(x, at + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      VectorMath.sigmoid(FloatVector.fromArray(SPECIES, x, at + i, rest))
          .intoArray(x, at + i, rest);
    }
  }

  /// Writes hyperbolic tangents.
  static void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      VectorMath.tanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      VectorMath.tanh(FloatVector.fromArray(SPECIES, x, xAt + i, rest)).intoArray(y, yAt + i, rest);
    }
  }

  /// Returns the elements in row-major order, in an array that nothing else writes or reads.
  static float[] copy(Tensor x) {
    Tensor dense = TensorOps.contiguous(x);
    int at = dense.arrayOffset();
    return Arrays.copyOfRange(dense.floatArray(), at, at + (int) dense.size());
  }

  static Tensor tensor(float[] rows, long count, long width) {
    return Tensor.fromArray(rows, count, width);
  }
}
