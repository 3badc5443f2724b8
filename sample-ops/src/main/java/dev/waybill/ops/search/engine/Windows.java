package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// Documents in windows of equal size, and where the postings of frequent terms stand in each. A
/// term is frequent when it has a posting a window on average; the others are cheap to walk.
///
/// Smaller windows are skipped more often and cost more each: of 512 to 8,192 documents, 4,096 were
/// fastest on the synthetic million (`SearchVsLucene`).
final class Windows {
  /// A window has `1 << SHIFT` documents.
  static final int SHIFT = 12;

  static final int SIZE = 1 << SHIFT;
  static final long[] NO_BITS = {};
  private static final int LARGEST_TABLE = 1 << 29;

  /// Terms with as many postings a window on average also get a bit a document: looking a document
  /// up then reads one cache line instead of searching a list that is in no cache.
  private static final int BITS_FROM = 16;

  private static final int WORDS = SIZE / Long.SIZE;

  private final int count;
  private final int[] rows;
  private final int[] starts;
  private final long[][] bits;

  private Windows(int count, int[] rows, int[] starts, long[][] bits) {
    this.count = count;
    this.rows = rows;
    this.starts = starts;
    this.bits = bits;
  }

  static Windows of(FieldData field) {
    int count = (field.lengths().length + SIZE - 1) >>> SHIFT;
    int terms = field.terms().size();
    int[] rows = new int[terms];
    long threshold = Math.max(1, count);
    int used = number(field, rows, threshold);
    while ((long) used * (count + 1) > LARGEST_TABLE) {
      threshold *= 2;
      used = number(field, rows, threshold);
    }
    int[] starts = new int[used * (count + 1)];
    long[][] bits = new long[used][];
    for (int term = 0; term < terms; term++) {
      int row = rows[term];
      if (row >= 0) {
        int from = (int) field.offsets()[term];
        int to = (int) field.offsets()[term + 1];
        fill(field.docs(), from, to, count, starts, row * (count + 1));
        bits[row] =
            to - from >= (long) BITS_FROM * count ? bits(field.docs(), from, to, count) : NO_BITS;
      }
    }
    return new Windows(count, rows, starts, bits);
  }

  /// Returns how many windows there are.
  int count() {
    return count;
  }

  /// Returns the row of a frequent term, or -1.
  int row(int term) {
    return rows[term];
  }

  /// Returns how many terms are frequent.
  int rowCount() {
    return starts.length / (count + 1);
  }

  /// Returns the table: `count + 1` posting numbers a row.
  int[] starts() {
    return starts;
  }

  /// Returns a bit a document of a frequent term; empty where the term has none.
  long[] bits(int row) {
    return bits[row];
  }

  /// Returns the posting of a document, or -1.
  ///
  /// @param bits of the term
  /// @param first posting of the document's window
  /// @param doc the document
  static int find(long[] bits, int first, int doc) {
    int word = doc >>> 6;
    long mask = 1L << doc;
    if ((bits[word] & mask) == 0) {
      return -1;
    }
    int posting = first + Long.bitCount(bits[word] & (mask - 1));
    for (int w = word & -WORDS; w < word; w++) {
      posting += Long.bitCount(bits[w]);
    }
    return posting;
  }

  /// Writes where the postings `from .. to` stand in each window, and their end.
  static void fill(int[] docs, int from, int to, int count, int[] starts, int base) {
    int next = 0;
    for (int i = from; i < to; i++) {
      int window = docs[i] >>> SHIFT;
      while (next <= window) {
        starts[base + next++] = i;
      }
    }
    Arrays.fill(starts, base + next, base + count + 1, to);
  }

  private static long[] bits(int[] docs, int from, int to, int count) {
    long[] bits = new long[count * WORDS];
    for (int i = from; i < to; i++) {
      bits[docs[i] >>> 6] |= 1L << docs[i];
    }
    return bits;
  }

  private static int number(FieldData field, int[] rows, long threshold) {
    int used = 0;
    for (int term = 0; term < rows.length; term++) {
      rows[term] = field.documentFrequency(term) >= threshold ? used++ : -1;
    }
    return used;
  }
}
