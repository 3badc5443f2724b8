package dev.waybill.cli;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.Hits;
import dev.waybill.ops.search.Index;
import dev.waybill.ops.search.Snippet;
import dev.waybill.ops.search.file.BrokenIndexException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The search ops, called by name.
final class SearchOps {

  private final Library library;

  SearchOps(Library library) {
    this.library = library;
  }

  /// Calls `search.index` without documents, which refuses an analyser that it does not know.
  void checkAnalyzer(String analyzer) {
    result("search.index", Map.of("documents", List.of(), "analyzer", analyzer));
  }

  /// Calls `search.index`.
  Object index(List<TextDocument> documents, String analyzer, Progress progress) {
    Fields fields = new Fields(documents, progress);
    try {
      return result("search.index", Map.of("documents", fields, "analyzer", analyzer));
    } catch (WrongArgumentException e) {
      // What an op refuses here is wrong with the texts, not with the usage.
      throw Failure.of(twice(documents).orElse(String.valueOf(e.getMessage())), e);
    }
  }

  /// Calls `search.save`.
  ///
  /// @throws Failure if the file cannot be written
  void save(Object index, Path file) {
    Callee op = library.callee("search.save");
    try {
      op.call(Map.of("index", index, "path", file.toString()));
    } catch (WrongArgumentException e) {
      throw Failure.of("cannot write the index " + file + ": " + reason(e) + ".", e);
    }
  }

  /// Calls `search.open`.
  ///
  /// @throws Failure if the file is no index
  Object open(Path file) {
    try {
      return result("search.open", Map.of("path", file.toString()));
    } catch (WrongArgumentException e) {
      boolean none =
          e.getCause() instanceof BrokenIndexException
              || e.getCause() instanceof NoSuchFileException;
      throw Failure.of(
          "cannot open the index "
              + file
              + ": "
              + reason(e)
              + (none ? "; 'waybill index' makes an index." : "."),
          e);
    }
  }

  /// Returns an index for queries on a device.
  ///
  /// @throws Failure if it does not fit there
  static Object on(Device device, Object index) {
    try {
      return ((Index) index).to(device);
    } catch (DeviceException e) {
      throw Failure.of(String.valueOf(e.getMessage()), e);
    }
  }

  /// Calls `search.search`.
  ///
  /// @throws Failure also if the index lacks the field
  Hits search(Object index, Query query) {
    Callee op = library.callee("search.search");
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("index", index);
    arguments.put("query", query.text());
    arguments.put("field", query.field());
    arguments.put("k", query.k());
    arguments.put("mode", convert(op, "mode", query.mode()));
    try {
      return (Hits) Objects.requireNonNull(op.call(arguments));
    } catch (WrongArgumentException e) {
      if (e.argument().equals("field")) {
        throw Failure.usage(Sentences.reason(e) + "; choose one with --field.", e);
      }
      throw e;
    }
  }

  /// Calls `search.snippet`.
  ///
  /// @return one line with the matched words marked
  String snippet(Object index, int doc, Query query, Terminal terminal) {
    Object snippet =
        result(
            "search.snippet",
            Map.of("index", index, "doc", doc, "query", query.text(), "field", query.field()));
    // Marks that are in no text, because blanks are pulled together before colours are put in.
    String marked = ((Snippet) snippet).marked("\u0001", "\u0002").replaceAll("\\s+", " ").strip();
    String[] marks = terminal.marks();
    return marked.replace("\u0001", marks[0]).replace("\u0002", marks[1]);
  }

  private Object result(String name, Map<String, ? extends Object> arguments) {
    return Objects.requireNonNull(
        library.callee(name).call(new LinkedHashMap<String, @Nullable Object>(arguments)));
  }

  /// Returns the complaint about two documents of one id; looked for only when the op refuses them,
  /// which remembers no places.
  private static Optional<String> twice(List<TextDocument> documents) {
    Map<String, TextDocument> known = new HashMap<>();
    for (TextDocument document : documents) {
      TextDocument other = known.putIfAbsent(document.id(), document);
      if (other != null) {
        return Optional.of(
            "two documents have the id \""
                + document.id()
                + "\", "
                + other.place()
                + " and "
                + document.place()
                + "; give each an id of its own.");
      }
    }
    return Optional.empty();
  }

  /// Returns why a file could not be used, without the op around it.
  private static String reason(WrongArgumentException e) {
    Throwable cause = e.getCause();
    if (cause instanceof BrokenIndexException) {
      return "it " + cause.getMessage();
    }
    return Sentences.reason(cause == null ? e : cause);
  }

  private static @Nullable Object convert(Callee op, String argument, String text) {
    Callee.Parameter parameter = op.find(argument);
    return parameter == null ? text : Arguments.convert(text, parameter, op);
  }

  /// What to search for.
  ///
  /// @param text the query
  /// @param field the field to search
  /// @param mode which documents match, `any` or `all`
  /// @param k how many hits to show
  record Query(String text, String field, String mode, int k) {}

  /// The documents as the op takes them; whoever goes through them moves the progress on.
  private static final class Fields extends AbstractList<Map<String, String>> {

    private final List<TextDocument> documents;
    private final Progress progress;

    Fields(List<TextDocument> documents, Progress progress) {
      this.documents = documents;
      this.progress = progress;
    }

    @Override
    public Map<String, String> get(int number) {
      progress.at(number, documents.size());
      TextDocument document = documents.get(number);
      Map<String, String> fields = new LinkedHashMap<>(document.fields());
      fields.put("id", document.id());
      return fields;
    }

    @Override
    public int size() {
      return documents.size();
    }
  }
}
