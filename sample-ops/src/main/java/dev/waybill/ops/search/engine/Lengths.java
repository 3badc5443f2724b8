package dev.waybill.ops.search.engine;

import dev.waybill.annotations.Export;

/// Which document lengths BM25 divides by.
@Export("search.Lengths")
public enum Lengths {
  /// Rounded down to Lucene's one byte, which gives Lucene's scores bit for bit.
  LUCENE_BYTE,
  /// Exact, which ranks as well; the lists are then not comparable with Lucene's.
  EXACT
}
