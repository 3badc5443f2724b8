package dev.waybill.ops.search.engine;

/// What BM25 can be told.
///
/// @param k1 how slowly a term's frequency saturates
/// @param b how much a document's length counts
/// @param lengths which lengths are used
public record Bm25Parameters(float k1, float b, Lengths lengths) {

  /// Returns the inverse document frequency as Lucene rounds it.
  ///
  /// @param documents how many documents have a token in the field
  /// @param documentFrequency how many have the term
  /// @return `ln(1 + (N - n + 0.5) / (n + 0.5))`
  public static float idf(int documents, int documentFrequency) {
    return (float)
        Math.log(1 + (documents - documentFrequency + 0.5D) / (documentFrequency + 0.5D));
  }

  /// Returns `1 / (k1 · ((1 - b) + b · length / mean))`, in the order in which Lucene rounds it.
  ///
  /// @param length a document's length
  /// @param meanLength the mean of all
  /// @return the factor of the term's frequency
  public float lengthFactor(int length, float meanLength) {
    float used = lengths == Lengths.LUCENE_BYTE ? LengthByte.round(length) : length;
    return 1f / (k1 * ((1 - b) + b * used / meanLength));
  }

  /// Returns a term's part of a document's score, in the form that stays monotone when rounded.
  ///
  /// @param weight the term's weight
  /// @param frequency how often the term occurs in the document
  /// @param lengthFactor the document's
  /// @return `w - w / (1 + tf · factor)`
  public static float impact(float weight, int frequency, float lengthFactor) {
    return weight - weight / (1f + frequency * lengthFactor);
  }
}
