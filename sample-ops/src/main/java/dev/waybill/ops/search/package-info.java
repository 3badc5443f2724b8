/// Full-text search: analysis, both indexes, BM25 and the best documents.
///
/// The road, one op a step: documents are numbered and analysed (`search.index`), a query's terms
/// are looked up (`search.lookup`), their postings matched (`search.match`), scored
/// (`search.bm25`), the best taken (`search.topK`, or `search.bm25TopK` for both at once) and
/// fetched (`search.fetch`). `search.search` walks it in one call. An op is one file here, or two
/// that belong together; `engine` holds the loops.
@Namespace(value = "search", title = "Full-text search", facadePackage = "dev.waybill.api")
@NullMarked
package dev.waybill.ops.search;

import dev.waybill.annotations.Namespace;
import org.jspecify.annotations.NullMarked;
