package dev.waybill.ops.search;

import dev.waybill.kernel.DeviceTypes;
import dev.waybill.kernel.Launch;
import dev.waybill.kernel.Results;
import dev.waybill.ops.search.engine.Bm25Parameters;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// Scores on a device: one run a term, in the order of the query. A term has a document once, so
/// that no two items add to one sum, and each sum has its parts in the same order every time.
///
/// Impacts are computed anew for each query, unlike on the processor: a device divides faster than
/// it would read what was kept.
final class DeviceScores {
  private static final int ITEMS = 256;
  private static final int MOST_GROUPS = 1 << 10;

  private static final String SOURCE =
      """
      KERNEL void begin(long all, GLOBAL ACC* sums, long sums_0, GLOBAL int* terms, long terms_0,
          GLOBAL int* matches, long matches_0) {
        for (long doc = GID(0); doc < all; doc += (long) GROUPS(0) * ITEMS(0)) {
          sums[sums_0 + doc] = 0;
          terms[terms_0 + doc] = 0;
        }
        if (GID(0) == 0) {
          matches[matches_0] = 0;
        }
      }

      // Lucene's one byte: exact up to 40, then four significant bits of what is above 24.
      DEVICE int byte_length(int length) {
        int dropped = 0;
        while (length >= 24 && (length - 24) >> dropped >= 16) {
          dropped++;
        }
        return length < 24 ? length : 24 + ((length - 24) >> dropped << dropped);
      }

      KERNEL void add(long all, float weight, float k1, float b, float mean, int is_exact,
          GLOBAL const int* docs, long docs_0, GLOBAL const int* frequencies, long frequencies_0,
          GLOBAL const int* lengths, long lengths_0,
          GLOBAL ACC* sums, long sums_0, GLOBAL int* terms, long terms_0) {
        for (long i = GID(0); i < all; i += (long) GROUPS(0) * ITEMS(0)) {
          int doc = docs[docs_0 + i];
          int length = lengths[lengths_0 + doc];
          float used = is_exact ? length : byte_length(length);
          float factor = 1 / (k1 * ((1 - b) + b * used / mean));
          sums[sums_0 + doc] += weight - weight / (1 + frequencies[frequencies_0 + i] * factor);
          terms[terms_0 + doc]++;
        }
      }

      // Rounds the sums of documents with enough terms, and counts these.
      KERNEL void finish(long all, int needed,
          GLOBAL const ACC* sums, long sums_0, GLOBAL const int* terms, long terms_0,
          GLOBAL float* scores, long scores_0, GLOBAL int* matches, long matches_0) {
        LOCAL_ARRAY(int, found, MOST_ITEMS);
        int mine = 0;
        for (long doc = GID(0); doc < all; doc += (long) GROUPS(0) * ITEMS(0)) {
          int is_match = terms[terms_0 + doc] >= needed;
          scores[scores_0 + doc] = is_match ? (float) sums[sums_0 + doc] : -INFINITY;
          mine += is_match;
        }
        found[ITEM(0)] = mine;
        BARRIER;
        for (int step = ITEMS(0) / 2; step > 0; step /= 2) {
          if (ITEM(0) < step) {
            found[ITEM(0)] += found[ITEM(0) + step];
          }
          BARRIER;
        }
        if (ITEM(0) == 0 && found[0] > 0) {
          ATOMIC_ADD(&matches[matches_0], found[0]);
        }
      }
      """;

  private static final String OF_DOUBLES = source(DType.F64);
  private static final String OF_FLOATS = source(DType.F32);

  private final String op;
  private final Postings postings;
  private final Inverted inverted;
  private final String source;
  private final Tensor sums;
  private final Tensor terms;
  private final Tensor matches;

  private DeviceScores(String op, Postings postings) {
    this.op = op;
    this.postings = postings;
    this.inverted = postings.inverted();
    DType wide = DeviceTypes.widest(inverted.docs());
    this.source = wide == DType.F64 ? OF_DOUBLES : OF_FLOATS;
    this.sums = Results.empty(inverted.docs(), wide, postings.documents());
    this.terms = Results.empty(inverted.docs(), DType.I32, postings.documents());
    this.matches = Results.empty(inverted.docs(), DType.I32, 1);
  }

  /// What a query finds.
  ///
  /// @param scores one a document, minus infinity for those that do not match
  /// @param matches how many do
  record Found(Tensor scores, int matches) {}

  /// Returns the score of every document; 0 for those without any of the terms.
  static Tensor of(String op, Postings postings, Bm25Parameters parameters) {
    DeviceScores scores = new DeviceScores(op, postings);
    scores.add(parameters, 1);
    return scores.finish(0);
  }

  /// Returns the scores of those that match.
  static Found matching(String op, Postings postings, Mode mode, Bm25Parameters parameters) {
    DeviceScores scores = new DeviceScores(op, postings);
    scores.add(parameters, 1);
    return scores.found(mode);
  }

  /// Returns 0 for those that match.
  static Found unscored(String op, Postings postings, Mode mode) {
    DeviceScores scores = new DeviceScores(op, postings);
    scores.add(new Bm25Parameters(0, 0, Lengths.EXACT), 0);
    return scores.found(mode);
  }

  private void add(Bm25Parameters parameters, float scale) {
    Launch.of(op, sums, source, "begin")
        .number((long) postings.documents())
        .tensor(sums)
        .tensor(terms)
        .tensor(matches)
        .over(Math.max(1, postings.documents()));
    int documents = postings.field().documentsWithTokens();
    for (TermPostings term : postings.terms()) {
      int n = term.documentFrequency();
      Launch.of(op, sums, source, "add")
          .number((long) n)
          .number(scale * (term.count() * Bm25Parameters.idf(documents, n)))
          .number(parameters.k1())
          .number(parameters.b())
          .number(postings.field().meanLength())
          .number(parameters.lengths() == Lengths.EXACT ? 1 : 0)
          .tensor(term.docs())
          .tensor(term.frequencies())
          .tensor(inverted.lengths())
          .tensor(sums)
          .tensor(terms)
          .over(n);
    }
  }

  private Found found(Mode mode) {
    int needed =
        mode == Mode.ANY ? 1 : Math.max(1, postings.terms().size() + postings.unknown().size());
    Tensor scores = finish(needed);
    int count = matches.toIntArray()[0];
    postings.keepMatches(mode, count);
    return new Found(scores, count);
  }

  private Tensor finish(int needed) {
    int documents = postings.documents();
    Tensor scores = Results.empty(sums, DType.F32, documents);
    if (documents > 0) {
      Launch.of(op, sums, source, "finish")
          .number((long) documents)
          .number(needed)
          .tensor(sums)
          .tensor(terms)
          .tensor(scores)
          .tensor(matches)
          .run(
              new int[] {Math.min(Math.ceilDiv(documents, ITEMS), MOST_GROUPS)},
              new int[] {ITEMS},
              0);
    }
    return scores;
  }

  private static String source(DType wide) {
    return "#define ACC "
        + DeviceTypes.of(wide)
        + "\n#define MOST_ITEMS "
        + ITEMS
        + "\n\n"
        + SOURCE;
  }
}
