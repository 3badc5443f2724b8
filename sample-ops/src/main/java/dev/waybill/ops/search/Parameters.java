package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.ops.search.engine.Bm25Parameters;
import dev.waybill.ops.search.engine.Lengths;

/// The parameters of BM25, with the values that Lucene uses too.
public final class Parameters {
  /// How slowly a term's frequency saturates, unless said otherwise.
  @Export("search.DEFAULT_K1")
  public static final float DEFAULT_K1 = 1.2f;

  /// How much a document's length counts, unless said otherwise.
  @Export("search.DEFAULT_B")
  public static final float DEFAULT_B = 0.75f;

  private Parameters() {}

  static Bm25Parameters of(String op, float k1, float b, Lengths lengths) {
    if (!(k1 >= 0) || Float.isInfinite(k1)) {
      throw Refusal.of(op, "k1", Float.toString(k1), "a finite number from 0");
    }
    if (!(b >= 0 && b <= 1)) {
      throw Refusal.of(op, "b", Float.toString(b), "a number from 0 to 1");
    }
    return new Bm25Parameters(k1, b, lengths);
  }

  static void checkK(String op, int k) {
    if (k < 1) {
      throw Refusal.of(op, "k", Integer.toString(k), "at least 1");
    }
  }
}
