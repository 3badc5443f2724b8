package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Range;
import dev.waybill.ops.search.engine.Lengths;

/// The op `search.search`.
public final class Search {
  private Search() {}

  /// Searches an index: looks the query's terms up, takes the best documents and fetches them.
  ///
  /// @param index the index
  /// @param query the query, read by the field's analyser; an empty one finds nothing
  /// @param field the field that is searched
  /// @param mode whether any term is enough
  /// @param k how many hits to return at most
  /// @param k1 how slowly a term's frequency saturates
  /// @param b how much a document's length counts
  /// @param lengths whether lengths are exact or as Lucene keeps them
  /// @return the hits, best first, and how many documents match
  @Export("search.search")
  public static Hits search(
      Index index,
      String query,
      @Default("text") String field,
      @Default("ANY") Mode mode,
      @Default("10") @Range(min = 1) int k,
      @Default("1.2") @Range(min = 0) float k1,
      @Default("0.75") @Range(min = 0, max = 1) float b,
      @Default("LUCENE_BYTE") Lengths lengths) {
    Parameters.checkK("search.search", k);
    Parameters.of("search.search", k1, b, lengths);
    Postings postings = Lookup.lookup(index, query, field);
    // By the facade, so that the best kernel of this machine is chosen.
    TopDocs top = dev.waybill.api.Search.bm25TopK(postings, k, mode, k1, b, lengths);
    return new Hits(Match.count(postings, mode), Fetch.hits(index, top));
  }
}
