package dev.waybill.ops.search.engine;

import java.util.concurrent.atomic.AtomicReference;

/// The inverted index of one field, in compressed sparse rows: the postings of term `t` are
/// `docs[offsets[t] .. offsets[t + 1])` in ascending order, with their frequencies; the positions
/// of all of them follow each other from `positionOffsets[t]`, as many a posting as its frequency.
///
/// Immutable, and safe for any number of threads.
public final class FieldData {
  private final String name;
  private final String analyzer;
  private final TermTable terms;
  private final long[] offsets;
  private final int[] docs;
  private final int[] frequencies;
  private final long[] positionOffsets;
  private final int[] positions;
  private final int[] lengths;
  private final int documentsWithTokens;
  private final AtomicReference<Windows> windows = new AtomicReference<>();
  private final ImpactCache impacts = new ImpactCache();

  /// Creates the field from its parts, which it owns from then on.
  ///
  /// @param name the field's name
  /// @param analyzer the name of the analyser of documents and queries
  /// @param terms the terms by number
  /// @param offsets where the postings of each term start, and the end of the last
  /// @param docs the document of each posting
  /// @param frequencies how often the term occurs there
  /// @param positionOffsets where the positions of each term start, and the end of the last
  /// @param positions the positions
  /// @param lengths the tokens of each document, without those at the place of another
  /// @param documentsWithTokens how many documents have a token in this field
  public FieldData(
      String name,
      String analyzer,
      TermTable terms,
      long[] offsets,
      int[] docs,
      int[] frequencies,
      long[] positionOffsets,
      int[] positions,
      int[] lengths,
      int documentsWithTokens) {
    this.name = name;
    this.analyzer = analyzer;
    this.terms = terms;
    this.offsets = offsets;
    this.docs = docs;
    this.frequencies = frequencies;
    this.positionOffsets = positionOffsets;
    this.positions = positions;
    this.lengths = lengths;
    this.documentsWithTokens = documentsWithTokens;
  }

  /// Returns the field's name.
  ///
  /// @return the name
  public String name() {
    return name;
  }

  /// Returns the name of the analyser of documents and queries.
  ///
  /// @return the name
  public String analyzer() {
    return analyzer;
  }

  /// Returns the terms by number.
  ///
  /// @return the table
  public TermTable terms() {
    return terms;
  }

  /// Returns where the postings of each term start, and the end of the last.
  ///
  /// @return the array itself
  public long[] offsets() {
    return offsets;
  }

  /// Returns the document of each posting.
  ///
  /// @return the array itself
  public int[] docs() {
    return docs;
  }

  /// Returns how often the term of each posting occurs in its document.
  ///
  /// @return the array itself
  public int[] frequencies() {
    return frequencies;
  }

  /// Returns where the positions of each term start, and the end of the last.
  ///
  /// @return the array itself
  public long[] positionOffsets() {
    return positionOffsets;
  }

  /// Returns the positions of all postings.
  ///
  /// @return the array itself
  public int[] positions() {
    return positions;
  }

  /// Returns the tokens of each document, without those at the place of another.
  ///
  /// @return the array itself
  public int[] lengths() {
    return lengths;
  }

  /// Returns how many documents have a token in this field: the `N` of the formula.
  ///
  /// @return the count
  public int documentsWithTokens() {
    return documentsWithTokens;
  }

  /// Returns how many tokens all documents have together.
  ///
  /// @return the count
  public long tokens() {
    return positions.length;
  }

  /// Returns the mean length, rounded as Lucene rounds it.
  ///
  /// @return tokens by documents with tokens
  public float meanLength() {
    return (float) (tokens() / (double) documentsWithTokens);
  }

  /// Returns how many documents have a term.
  ///
  /// @param term the term's number
  /// @return the count
  public int documentFrequency(int term) {
    return (int) (offsets[term + 1] - offsets[term]);
  }

  /// Returns the score that each posting contributes.
  ///
  /// @param parameters of the formula
  /// @return computed once for the last few parameters
  public Impacts impacts(Bm25Parameters parameters) {
    return impacts.get(this, parameters);
  }

  /// Returns where the postings of frequent terms stand in each window of documents.
  Windows windows() {
    Windows known = windows.get();
    if (known == null) {
      // Two threads may both compute it; the results are equal.
      known = Windows.of(this);
      windows.set(known);
    }
    return known;
  }
}
