package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The ops `search.fetch` and `search.hits`.
public final class Fetch {
  private static final String HITS = "search.hits";

  private Fetch() {}

  /// Fetches documents from the forward index.
  ///
  /// @param index the index
  /// @param docs their numbers: i32, `[documents]`, on the index's device
  /// @return the documents in that order
  @Export("search.fetch")
  public static List<Document> fetch(Index index, Tensor docs) {
    return documents("search.fetch", "docs", index, docs);
  }

  /// Fetches the best documents of a query with their ranks and scores.
  ///
  /// @param index the index
  /// @param top the documents and their scores, on the index's device
  /// @return hits, best first
  @Export("search.hits")
  public static List<Hit> hits(Index index, TopDocs top) {
    List<Document> documents = documents(HITS, "top", index, top.docs());
    float[] scores = Tensors.floats(HITS, "top", top.scores(), index.device());
    if (scores.length != documents.size()) {
      throw Refusal.of(
          HITS,
          "top",
          scores.length + " scores of " + documents.size() + " documents",
          "a score a document");
    }
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Document document = documents.get(i);
      hits.add(new Hit(i + 1, document.doc(), document.id(), scores[i], document.fields()));
    }
    return List.copyOf(hits);
  }

  private static List<Document> documents(String op, String argument, Index index, Tensor docs) {
    List<Document> documents = new ArrayList<>();
    for (int doc : Tensors.ints(op, argument, docs, index.device())) {
      documents.add(index.document(op, argument, doc));
    }
    return List.copyOf(documents);
  }
}
