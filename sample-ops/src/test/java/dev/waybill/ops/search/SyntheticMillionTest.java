package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.Lengths;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million documents in a heap of 2 GB, stored texts included.
@Tag("full")
class SyntheticMillionTest {
  @TempDir Path folder;

  @Test
  void findsLucenesTopTenOfEveryQuery() {
    List<String> expected =
        SharedCollection.lines(
            SharedFolder.data("synthetic-1m").resolve("expected").resolve("lucene-top10.tsv.gz"));
    SyntheticMillion synthetic = new SyntheticMillion();
    // Saved and opened, so that the stored texts leave the heap before scores are computed.
    Index index = SavedIndex.open(saved(synthetic).toString());
    FieldData field = index.field("test", "text").data();
    assertThat(field.tokens()).isEqualTo(59_976_469);
    assertThat(field.docs()).hasSize(51_161_085);
    for (String line : expected.subList(1, expected.size())) {
      String[] columns = line.split("\t", -1);
      String query = synthetic.query(Integer.parseInt(columns[0]), Integer.parseInt(columns[1]));
      assertThat(query.replace("t", "")).isEqualTo(columns[2]);
      assertThat(list(Lookup.lookup(index, query, "text"))).as(query).isEqualTo(columns[3]);
    }
    assertThat(expected).hasSize(1501);
    assertThat(index.document(999_999).fields().get("text")).isEqualTo(synthetic.document(999_999));
  }

  private Path saved(SyntheticMillion synthetic) {
    IndexBuilder builder = IndexBuilder.of("whitespace");
    for (int i = 0; i < 1_000_000; i++) {
      builder.add(Map.of("text", synthetic.document(i)));
    }
    Path file = folder.resolve("million.idx");
    SavedIndex.save(builder.build(), file.toString());
    return file;
  }

  private static String list(Postings postings) {
    TopDocs top = Bm25TopK.bm25TopKPruned(postings, 10, Mode.ANY, 1.2f, 0.75f, Lengths.LUCENE_BYTE);
    int[] docs = top.docs().toIntArray();
    float[] scores = top.scores().toFloatArray();
    StringJoiner list = new StringJoiner(" ");
    for (int i = 0; i < docs.length; i++) {
      BigDecimal score =
          new BigDecimal(scores[i]).round(new MathContext(6, RoundingMode.HALF_EVEN));
      // Six digits with their trailing zeros, as the expected lists have them.
      int decimals = 6 - (score.precision() - score.scale());
      list.add(docs[i] + ":" + score.setScale(decimals).toPlainString());
    }
    return list.toString();
  }
}
