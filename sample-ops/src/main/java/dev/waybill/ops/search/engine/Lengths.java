package dev.waybill.ops.search.engine;

/// Which document lengths BM25 divides by.
public enum Lengths {
  /// Rounded down to Lucene's one byte, which gives Lucene's scores bit for bit.
  LUCENE_BYTE,
  /// Exact, which ranks as well; the lists are then not comparable with Lucene's.
  EXACT
}
