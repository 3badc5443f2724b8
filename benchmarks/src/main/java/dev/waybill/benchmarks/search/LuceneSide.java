package dev.waybill.benchmarks.search;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/// Lucene as `research/search-ranking.md` section 4 measures it: one thread, one segment,
/// memory-mapped, no query cache, positions indexed, texts not stored.
final class LuceneSide implements AutoCloseable {
  private final MMapDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private LuceneSide(MMapDirectory directory) throws IOException {
    this.directory = directory;
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BM25Similarity());
  }

  static Query query(String text) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : text.split(" ", -1)) {
      query.add(new TermQuery(new Term("text", term)), Occur.SHOULD);
    }
    return query.build();
  }

  long bytesOnDisk() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += directory.fileLength(file);
    }
    return bytes;
  }

  ScoreDoc[] search(Query query) throws IOException {
    return searcher.search(query, 10).scoreDocs;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }

  /// Fills the index; closing it after [#build()] does no harm.
  static final class Builder implements AutoCloseable {
    private final MMapDirectory directory;
    private final IndexWriter writer;

    Builder(Path folder) throws IOException {
      directory = new MMapDirectory(folder);
      IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
      config.setRAMBufferSizeMB(512);
      config.setMergeScheduler(new SerialMergeScheduler());
      writer = new IndexWriter(directory, config);
    }

    void add(String text) throws IOException {
      Document document = new Document();
      document.add(new TextField("text", text, Field.Store.NO));
      writer.addDocument(document);
    }

    LuceneSide build() throws IOException {
      writer.forceMerge(1);
      writer.close();
      return new LuceneSide(directory);
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
