package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// Collects the tokens of one field and turns them into postings.
///
/// Tokens go into a log of about two bytes each while document frequencies are counted; the end is
/// a counting sort of that log. Nothing is allocated for a token or a posting on the way.
public final class FieldBuilder {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int LARGEST_TERM_NUMBER = (1 << 30) - 1;

  private final TermTable terms;
  private final ByteLog log = new ByteLog();
  private int[] lastDoc = new int[1 << 8];
  private int[] documentFrequency = new int[1 << 8];
  private int[] totalFrequency = new int[1 << 8];
  private int[] tokenCounts = new int[1 << 8];
  private int[] lengths = new int[1 << 8];
  private int[] pending = new int[1 << 8];
  private int[] steps = new int[1 << 8];
  private int pendingTokens;
  private long tokens;
  private int documentsWithTokens;
  private boolean full;

  /// Creates an empty field.
  public FieldBuilder() {
    this(new TermTable());
  }

  FieldBuilder(TermTable terms) {
    this.terms = terms;
  }

  /// Forgets the tokens since the last commit: their document was refused.
  public void discard() {
    pendingTokens = 0;
    full = false;
  }

  /// Adds a token of the document that is being read.
  ///
  /// @param text a buffer
  /// @param length how much of it is the token
  /// @param step the position after that of the token before
  public void add(char[] text, int length, int step) {
    if (pendingTokens == pending.length) {
      pending = Arrays.copyOf(pending, 2 * pendingTokens);
      steps = Arrays.copyOf(steps, 2 * pendingTokens);
    }
    int term = terms.add(text, length);
    full |= term < 0;
    pending[pendingTokens] = term;
    steps[pendingTokens++] = step;
  }

  /// Returns whether the field has room for the document that is being read.
  ///
  /// @return false where the terms or postings would not fit into arrays
  public boolean fits() {
    return !full && tokens + pendingTokens <= LARGEST_ARRAY && terms.size() <= LARGEST_TERM_NUMBER;
  }

  /// Keeps the tokens since the last commit.
  ///
  /// @param doc the document's number, above all before
  public void commit(int doc) {
    growTo(doc, terms.size());
    int overlaps = 0;
    for (int i = 0; i < pendingTokens; i++) {
      int term = pending[i];
      int step = steps[i];
      totalFrequency[term]++;
      if (lastDoc[term] != doc + 1) {
        lastDoc[term] = doc + 1;
        documentFrequency[term]++;
      }
      if (step == 1) {
        log.add(term << 1);
      } else {
        log.add((term << 1) | 1);
        log.add(step);
        overlaps += step == 0 ? 1 : 0;
      }
    }
    tokens += pendingTokens;
    documentsWithTokens += pendingTokens > 0 ? 1 : 0;
    tokenCounts[doc] = pendingTokens;
    lengths[doc] = pendingTokens - overlaps;
    pendingTokens = 0;
  }

  /// Ends the collecting; the builder is of no use afterwards.
  ///
  /// @param name the field's name
  /// @param analyzer the name of the field's analyser
  /// @param documents how many documents there are
  /// @return the field
  public FieldData build(String name, String analyzer, int documents) {
    growTo(documents, terms.size());
    int count = terms.size();
    long[] offsets = starts(documentFrequency, count);
    long[] positionOffsets = starts(totalFrequency, count);
    int[] docs = new int[(int) offsets[count]];
    int[] frequencies = new int[docs.length];
    int[] positions = new int[(int) positionOffsets[count]];
    fill(documents, offsets, positionOffsets, docs, frequencies, positions);
    return new FieldData(
        name,
        analyzer,
        terms,
        offsets,
        docs,
        frequencies,
        positionOffsets,
        positions,
        Arrays.copyOf(lengths, documents),
        documentsWithTokens);
  }

  private void fill(
      int documents,
      long[] offsets,
      long[] positionOffsets,
      int[] docs,
      int[] frequencies,
      int[] positions) {
    int[] next = new int[offsets.length];
    int[] nextPosition = new int[offsets.length];
    for (int t = 0; t < offsets.length; t++) {
      next[t] = (int) offsets[t];
      nextPosition[t] = (int) positionOffsets[t];
    }
    Arrays.fill(lastDoc, 0);
    ByteLog.Reader reader = log.read();
    for (int doc = 0; doc < documents; doc++) {
      int position = -1;
      for (int left = tokenCounts[doc]; left > 0; left--) {
        int entry = reader.read();
        int term = entry >>> 1;
        position += (entry & 1) == 0 ? 1 : reader.read();
        if (lastDoc[term] == doc + 1) {
          frequencies[next[term] - 1]++;
        } else {
          lastDoc[term] = doc + 1;
          int at = next[term]++;
          docs[at] = doc;
          frequencies[at] = 1;
        }
        positions[nextPosition[term]++] = position;
      }
    }
  }

  private void growTo(int doc, int termCount) {
    if (termCount > lastDoc.length) {
      int size = Math.max(termCount, 2 * lastDoc.length);
      lastDoc = Arrays.copyOf(lastDoc, size);
      documentFrequency = Arrays.copyOf(documentFrequency, size);
      totalFrequency = Arrays.copyOf(totalFrequency, size);
    }
    if (doc >= tokenCounts.length) {
      int size = Math.max(doc + 1, 2 * tokenCounts.length);
      tokenCounts = Arrays.copyOf(tokenCounts, size);
      lengths = Arrays.copyOf(lengths, size);
    }
  }

  private static long[] starts(int[] counts, int size) {
    long[] starts = new long[size + 1];
    for (int i = 0; i < size; i++) {
      starts[i + 1] = starts[i] + counts[i];
    }
    return starts;
  }
}
