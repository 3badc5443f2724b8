package dev.waybill.ops.search.engine;

/// The best `k` documents so far: by score, then by number. A heap with the worst on top.
public final class BestDocs {
  private final float[] scores;
  private final int[] docs;
  private int size;

  /// Creates an empty selection.
  ///
  /// @param k how many to keep, at least 1
  /// @param candidates how many documents there are at most
  public BestDocs(int k, int candidates) {
    int room = Math.max(1, Math.min(k, candidates));
    scores = new float[room];
    docs = new int[room];
  }

  /// Offers a document.
  ///
  /// @param score its score, not NaN
  /// @param doc its number, not offered before
  public void offer(float score, int doc) {
    if (size < scores.length) {
      rise(size++, score, doc);
    } else if (score > scores[0] || (score == scores[0] && doc < docs[0])) {
      sink(scores.length, score, doc);
    }
  }

  /// Returns whether `k` documents are kept.
  ///
  /// @return whether a further one has to beat the worst
  public boolean full() {
    return size == scores.length;
  }

  /// Returns the score that a further document has to reach.
  ///
  /// @return the worst score kept
  public float worstScore() {
    return scores[0];
  }

  /// Returns the document that loses first.
  ///
  /// @return its number
  public int worstDoc() {
    return docs[0];
  }

  /// Empties the heap.
  ///
  /// @return what was kept, best first
  public Ranked drain() {
    float[] sortedScores = new float[size];
    int[] sortedDocs = new int[size];
    while (size > 0) {
      size--;
      sortedScores[size] = scores[0];
      sortedDocs[size] = docs[0];
      sink(size, scores[size], docs[size]);
    }
    return new Ranked(sortedDocs, sortedScores);
  }

  private void rise(int from, float score, int doc) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!worse(score, doc, parent)) {
        break;
      }
      scores[at] = scores[parent];
      docs[at] = docs[parent];
      at = parent;
    }
    scores[at] = score;
    docs[at] = doc;
  }

  private void sink(int limit, float score, int doc) {
    int at = 0;
    for (int child = 1; child < limit; child = 2 * at + 1) {
      if (child + 1 < limit && worse(scores[child + 1], docs[child + 1], child)) {
        child++;
      }
      if (worse(score, doc, child)) {
        break;
      }
      scores[at] = scores[child];
      docs[at] = docs[child];
      at = child;
    }
    scores[at] = score;
    docs[at] = doc;
  }

  private boolean worse(float score, int doc, int than) {
    return score < scores[than] || (score == scores[than] && doc > docs[than]);
  }

  /// Documents and their scores, best first.
  ///
  /// @param docs the documents
  /// @param scores one a document
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, into tensors.
  public record Ranked(int[] docs, float[] scores) {}
}
