package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.Range;
import dev.waybill.device.Device;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DeviceOrder;
import dev.waybill.kernel.Results;
import dev.waybill.ops.search.engine.BestDocs;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The op `search.topK`.
public final class TopK {
  private static final String NAME = "search.topK";

  private TopK() {}

  /// Takes the best documents: highest score first, equal scores by document number.
  ///
  /// - Shapes: `scores: [documents]`, results `[min(k, documents)]`.
  /// - Dtypes: f32.
  /// - Numerics: exact; infinities are ordinary scores, NaN is refused.
  /// - Gradient: none.
  ///
  /// ```java
  /// TopDocs best = Search.topK(Tensor.of(0.5f, 2f, 1f), 2);
  /// best.docs(); // ==> tensor([1, 2], dtype=i32)
  /// best.scores(); // ==> tensor([2., 1.])
  /// ```
  ///
  /// @param scores one a document
  /// @param k how many documents to take at most
  /// @return documents and scores
  @Export("search.topK")
  @Op(dtypes = "f32")
  @NotDifferentiable("A choice of documents.")
  public static TopDocs topK(Tensor scores, @Default("10") @Range(min = 1) int k) {
    Parameters.checkK(NAME, k);
    float[] values = Tensors.floats(NAME, "scores", scores, Device.CPU);
    checkScores(values);
    int[] best =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> values[a] == values[b] ? a - b : Float.compare(values[b], values[a]))
            .limit(k)
            .mapToInt(Integer::intValue)
            .toArray();
    float[] theirs = new float[best.length];
    for (int i = 0; i < best.length; i++) {
      theirs[i] = values[best[i]];
    }
    return new TopDocs(Tensor.fromArray(best), Tensor.fromArray(theirs));
  }

  /// Keeps a heap of `k`: one comparison settles nearly every document.
  @Kernel(op = NAME, dtypes = "f32", priority = 10)
  static TopDocs topKByHeap(Tensor scores, int k) {
    Parameters.checkK(NAME, k);
    float[] values = Tensors.floats(NAME, "scores", scores, Device.CPU);
    checkScores(values);
    BestDocs best = new BestDocs(k, values.length);
    for (int doc = 0; doc < values.length; doc++) {
      best.offer(values[doc], doc);
    }
    return of(best.drain());
  }

  @Kernel(op = NAME, device = "gpu", dtypes = "f32")
  static TopDocs topKOnDevice(Tensor scores, int k) {
    Parameters.checkK(NAME, k);
    Tensors.check(NAME, "scores", scores, DType.F32, scores.device());
    TopDocs best = first(NAME, scores, (int) Math.min(k, scores.size()));
    // NaN would be the best of all: it is looked for where the result begins.
    if (best.scores().size() > 0
        && Float.isNaN(Tensors.part(best.scores(), 0, 1).toFloatArray()[0])) {
      throw nan(Tensors.part(best.docs(), 0, 1).toIntArray()[0]);
    }
    return best;
  }

  /// Returns the first documents in order, of scores on a device.
  static TopDocs first(String op, Tensor scores, int count) {
    Tensor docs = Results.empty(scores, DType.I32, count);
    Tensor theirs = Results.empty(scores, DType.F32, count);
    DeviceOrder.first(op, scores, 0, true, theirs, docs);
    return new TopDocs(docs, theirs);
  }

  static TopDocs of(BestDocs.Ranked ranked) {
    return new TopDocs(Tensor.fromArray(ranked.docs()), Tensor.fromArray(ranked.scores()));
  }

  private static void checkScores(float[] scores) {
    for (int doc = 0; doc < scores.length; doc++) {
      if (Float.isNaN(scores[doc])) {
        throw nan(doc);
      }
    }
  }

  private static WrongArgumentException nan(int doc) {
    return Refusal.of(NAME, "scores", "NaN for document " + doc, "numbers");
  }

  static int[] gather(int[] from, int[] at) {
    return Arrays.stream(at).map(i -> from[i]).toArray();
  }
}
