package dev.waybill.ops.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A collection of the folder `shared` beside the repository: documents, queries, judgements.
record SharedCollection(
    Path folder, Map<String, String> texts, Map<String, String> queries, Judgements judgements) {

  static SharedCollection read(String name) {
    Path folder = SharedFolder.data(name);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : lines(folder.resolve("docs.jsonl.gz"))) {
      texts.put(FlatJson.string(line, "id"), FlatJson.string(line, "text"));
    }
    Map<String, String> queries = new LinkedHashMap<>();
    for (String line : lines(folder.resolve("queries.tsv"))) {
      int tab = line.indexOf('\t');
      queries.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return new SharedCollection(
        folder, texts, queries, Judgements.parse(lines(folder.resolve("qrels.trec"))));
  }

  /// Lucene's list of each query: `doc score`, best first.
  Map<String, List<String>> expected(String analyzer) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Path file = folder.resolve("expected").resolve("lucene-" + analyzer + "-top10.tsv.gz");
    for (String line : lines(file).subList(1, lines(file).size())) {
      String[] columns = line.split("\t", -1);
      lists
          .computeIfAbsent(columns[0], query -> new java.util.ArrayList<>())
          .add(columns[2] + " " + columns[3]);
    }
    return lists;
  }

  Index index(String analyzer) {
    IndexBuilder builder = IndexBuilder.of(analyzer);
    texts.forEach((id, text) -> builder.add(id, Map.of("text", text)));
    return builder.build();
  }

  static List<String> lines(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
