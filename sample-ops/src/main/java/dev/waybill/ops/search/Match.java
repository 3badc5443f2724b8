package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.device.Device;
import dev.waybill.memory.Scope;
import dev.waybill.ops.search.engine.CommonSearch;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.BitSet;

/// The op `search.match`.
public final class Match {
  private static final String NAME = "search.match";

  private Match() {}

  /// Finds the documents that match a query, in ascending order.
  ///
  /// @param postings of the query's terms
  /// @param mode whether any term is enough
  /// @return i32, `[matches]`, on the device of the postings
  @Export(NAME)
  public static Tensor match(Postings postings, @Default("ANY") Mode mode) {
    if (postings.device().equals(Device.CPU)) {
      return Tensor.fromArray(docs(postings, mode));
    }
    try (Scope scope = Scope.open()) {
      DeviceScores.Found found = DeviceScores.unscored(NAME, postings, mode);
      return scope.keep(TopK.first(NAME, found.scores(), found.matches()).docs());
    }
  }

  /// Returns the documents that match, ascending.
  static int[] docs(Postings postings, Mode mode) {
    if (postings.hopeless(mode)) {
      return new int[0];
    }
    return mode == Mode.ANY ? any(postings).stream().toArray() : all(postings);
  }

  /// Counts the documents that match.
  static int count(Postings postings, Mode mode) {
    if (postings.hopeless(mode)) {
      return 0;
    }
    if (postings.terms().size() == 1) {
      return postings.terms().get(0).documentFrequency();
    }
    int kept = postings.keptMatches(mode);
    if (kept >= 0) {
      return kept;
    }
    if (postings.device().equals(Device.CPU)) {
      return mode == Mode.ANY ? any(postings).cardinality() : all(postings).length;
    }
    Scope scope = Scope.open();
    try {
      return DeviceScores.unscored(NAME, postings, mode).matches();
    } finally {
      scope.close();
    }
  }

  private static BitSet any(Postings postings) {
    FieldData field = postings.field();
    BitSet found = new BitSet(postings.documents());
    for (int term : postings.numbers()) {
      for (long i = field.offsets()[term]; i < field.offsets()[term + 1]; i++) {
        found.set(field.docs()[(int) i]);
      }
    }
    return found;
  }

  private static int[] all(Postings postings) {
    FieldData field = postings.field();
    int[] terms =
        Arrays.stream(postings.numbers())
            .boxed()
            .sorted((a, b) -> field.documentFrequency(a) - field.documentFrequency(b))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] left =
        Arrays.copyOfRange(
            field.docs(), (int) field.offsets()[terms[0]], (int) field.offsets()[terms[0] + 1]);
    for (int t = 1; t < terms.length; t++) {
      left = common(left, field, terms[t]);
    }
    return left;
  }

  private static int[] common(int[] docs, FieldData field, int term) {
    int[] kept = new int[docs.length];
    int size = 0;
    int at = (int) field.offsets()[term];
    int end = (int) field.offsets()[term + 1];
    for (int doc : docs) {
      at = CommonSearch.advance(field.docs(), at, end, doc);
      if (at < end && field.docs()[at] == doc) {
        kept[size++] = doc;
      }
    }
    return Arrays.copyOf(kept, size);
  }
}
