package dev.waybill.ops.search;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.engine.FieldBuilder;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.IndexData;
import dev.waybill.ops.search.engine.StoredBuilder;
import dev.waybill.ops.search.engine.StoredFields;
import dev.waybill.ops.search.engine.TermTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;

/// Builds an index document by document, for collections that do not fit into a list.
///
/// For one thread. A document that is refused gets no number and is not found; its terms stay in
/// the index, without postings.
///
/// {@snippet :
/// IndexBuilder builder = IndexBuilder.of("english").field("title", "standard");
/// builder.add("1", Map.of("title", "Boundary layers", "text", "The flow near a wall is slow."));
/// Index index = builder.build();
/// }
public final class IndexBuilder {
  private static final String OP = "search.index";

  /// Lucene's limit for a term in UTF-8.
  private static final int LONGEST_TERM = 32_766;

  private final String analyzer;
  private final Map<String, String> analyzers = new LinkedHashMap<>();
  private final Map<String, OpenField> fields = new LinkedHashMap<>();
  private final TermTable ids = new TermTable();
  private final StoredBuilder stored = new StoredBuilder();
  private boolean storing = true;
  private boolean built;

  private IndexBuilder(String analyzer) {
    this.analyzer = analyzer;
    NamedAnalyzer.find(OP, analyzer);
  }

  /// Starts an index.
  ///
  /// @param analyzer the analyser of all fields that get no other
  /// @return a builder
  public static IndexBuilder of(String analyzer) {
    return new IndexBuilder(analyzer);
  }

  /// Gives a field an analyser of its own.
  ///
  /// @param name the field's name
  /// @param analyzer the analyser's name
  /// @return this builder
  public IndexBuilder field(String name, String analyzer) {
    if (fields.containsKey(name)) {
      throw Refusal.of(
          OP,
          "field",
          "\"" + name + "\", which has documents already",
          "its analyzer before the first document");
    }
    NamedAnalyzer.find(OP, analyzer);
    analyzers.put(name, analyzer);
    return this;
  }

  /// Chooses whether texts are stored; without them documents can be found but not shown.
  ///
  /// @param store whether to store texts, which is the default
  /// @return this builder
  public IndexBuilder storing(boolean store) {
    storing = store;
    return this;
  }

  /// Adds a document whose external id is its number.
  ///
  /// @param texts its texts by field name
  /// @return its number
  public int add(Map<String, String> texts) {
    return add(Integer.toString(ids.size()), texts);
  }

  /// Adds a document.
  ///
  /// @param id its external id, not used before
  /// @param texts its texts by field name
  /// @return its number
  public int add(String id, Map<String, String> texts) {
    if (built) {
      throw Refusal.of(OP, "documents", "one more after the index was built", "none");
    }
    int doc = ids.find(id);
    if (doc >= 0) {
      throw Refusal.of(OP, "documents", "the id \"" + id + "\" twice", "distinct ids");
    }
    doc = ids.size();
    int known = fields.size();
    try {
      for (Map.Entry<String, String> entry : texts.entrySet()) {
        analyze(entry.getKey(), entry.getValue(), id);
      }
      char[] text = id.toCharArray();
      if (ids.add(text, text.length) < 0) {
        throw full("ids");
      }
    } catch (RuntimeException e) {
      fields.values().removeIf(field -> field.number >= known);
      fields.values().forEach(field -> field.postings.discard());
      throw e;
    }
    for (OpenField field : fields.values()) {
      field.postings.commit(doc);
    }
    if (storing) {
      store(texts);
    } else {
      stored.add(new byte[] {0});
    }
    return doc;
  }

  /// Returns how many documents were added.
  ///
  /// @return the count
  public int size() {
    return ids.size();
  }

  /// Ends the building.
  ///
  /// @return the index
  public Index build() {
    if (built) {
      throw Refusal.of(OP, "documents", "a second call of build", "one");
    }
    built = true;
    List<FieldData> done = new ArrayList<>();
    for (Map.Entry<String, OpenField> entry : fields.entrySet()) {
      OpenField field = entry.getValue();
      done.add(field.postings.build(entry.getKey(), field.analyzerName, ids.size()));
    }
    return new Index(new IndexData(done, ids, stored.build()));
  }

  private void analyze(String name, String text, String id) {
    OpenField field = fields.get(name);
    if (field == null) {
      checkName(name, id);
      String chosen = analyzers.getOrDefault(name, analyzer);
      field = new OpenField(fields.size(), chosen, NamedAnalyzer.find(OP, chosen));
      fields.put(name, field);
    }
    FieldBuilder postings = field.postings;
    TokenReader.read(
        field.analyzer,
        name,
        text,
        (buffer, length, step, start, end) -> {
          checkTerm(buffer, length, name, id);
          postings.add(buffer, length, step);
        });
    if (!postings.fits()) {
      throw full("tokens or terms in field \"" + name + "\"");
    }
  }

  private static WrongArgumentException full(String what) {
    return Refusal.of(
        OP,
        "documents",
        "more " + what + " than an index holds",
        "at most 2,147,483,639 tokens a field and "
            + TermTable.LARGEST_POOL
            + " characters of distinct terms or ids");
  }

  private static void checkTerm(char[] buffer, int length, String field, String id) {
    if (3 * length > LONGEST_TERM) {
      int bytes = Utf8.length(buffer, length);
      if (bytes > LONGEST_TERM) {
        throw Refusal.of(
            OP,
            "documents",
            "a term of " + bytes + " bytes in field \"" + field + "\" of document \"" + id + "\"",
            "terms of at most " + LONGEST_TERM);
      }
    }
  }

  private static void checkName(String name, String id) {
    int bytes = Utf8.length(name.toCharArray(), name.length());
    if (bytes > LONGEST_TERM) {
      throw Refusal.of(
          OP,
          "documents",
          "a field name of " + bytes + " bytes in document \"" + id + "\"",
          "names of at most " + LONGEST_TERM);
    }
  }

  private void store(Map<String, String> texts) {
    int[] numbers = new int[texts.size()];
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      OpenField field = fields.get(entry.getKey());
      numbers[values.size()] = field == null ? 0 : field.number;
      values.add(entry.getValue());
    }
    stored.add(StoredFields.write(numbers, values));
  }

  private static final class OpenField {
    private final int number;
    private final String analyzerName;
    private final Analyzer analyzer;
    private final FieldBuilder postings = new FieldBuilder();

    private OpenField(int number, String analyzerName, Analyzer analyzer) {
      this.number = number;
      this.analyzerName = analyzerName;
      this.analyzer = analyzer;
    }
  }
}
