package dev.waybill.ops.search;

import dev.waybill.ops.search.engine.BestDocs.Ranked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Lucene itself over the same documents, in one segment.
final class LuceneTwin {
  private final IndexSearcher searcher;

  private LuceneTwin(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  static LuceneTwin of(Analyzer analyzer, Collection<String> texts) {
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (String text : texts) {
          Document document = new Document();
          document.add(new TextField("text", text, Field.Store.NO));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setQueryCache(null);
      return new LuceneTwin(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ranked search(List<String> terms, Occur occur, int k, float k1, float b) {
    searcher.setSimilarity(new BM25Similarity(k1, b));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    terms.forEach(term -> query.add(new TermQuery(new Term("text", term)), occur));
    try {
      ScoreDoc[] found = searcher.search(query.build(), k).scoreDocs;
      int[] docs = new int[found.length];
      float[] scores = new float[found.length];
      for (int i = 0; i < found.length; i++) {
        docs[i] = found[i].doc;
        scores[i] = found[i].score;
      }
      return new Ranked(docs, scores);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
