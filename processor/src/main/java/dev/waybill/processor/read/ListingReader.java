package dev.waybill.processor.read;

import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.MethodDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of another module from its listing, in the grammar of {@code
 * dev.waybill.spi.ListedModule}.
 */
final class ListingReader {

  /** How many fields each line has at least, its keyword included. */
  private static final Map<String, Integer> FIELDS =
      Map.ofEntries(
          Map.entry("class", 2),
          Map.entry("state", 1),
          Map.entry("op", 5),
          Map.entry("function", 4),
          Map.entry("type", 3),
          Map.entry("creator", 3),
          Map.entry("constant", 3),
          Map.entry("traits", 2),
          Map.entry("alias", 2),
          Map.entry("deprecated", 6),
          Map.entry("generation1", 2),
          Map.entry("kernel", 6),
          Map.entry("gradient", 4));

  private static final int SHOWN = 100;

  private final Map<String, ForeignName> names = new LinkedHashMap<>();
  private final BiFunction<String, String, @Nullable MethodDraft> methods;
  private String damage = "";
  private String owner = "";
  private String kind = "";
  private String member = "";
  private String schema = "";
  private List<String> generation2 = new ArrayList<>();
  private @Nullable List<String> generation1;

  /**
   * Begins.
   *
   * @param methods finds the method of an op by its class and {@code name(erased parameters)}
   */
  ListingReader(BiFunction<String, String, @Nullable MethodDraft> methods) {
    this.methods = methods;
  }

  /** Returns the names with what they stand for; none where the listing is damaged. */
  Map<String, ForeignName> read(String listing) {
    int number = 0;
    int start = 0;
    while (start < listing.length()) {
      number++;
      int end = listing.indexOf('\n', start);
      String line = listing.substring(start, end < 0 ? listing.length() : end);
      String[] fields = line.split(" ", -1);
      if (end < 0 || !isSound(fields)) {
        damage = "line " + number + ", '" + line.substring(0, Math.min(line.length(), SHOWN)) + "'";
        return Map.of();
      }
      add(fields);
      start = end + 1;
    }
    finish();
    return names;
  }

  /** Returns the first line that cannot be read, with its number; empty where all can. */
  String damage() {
    return damage;
  }

  private boolean isSound(String[] line) {
    String keyword = line[0];
    if (line.length < FIELDS.getOrDefault(keyword, Integer.MAX_VALUE)) {
      return false;
    }
    return switch (keyword) {
      case "class" -> !line[1].isEmpty();
      case "state" -> !owner.isEmpty();
      case "op" -> isMember(line) && line[2].startsWith("(") && line[4].indexOf('(') > 0;
      case "function" -> isMember(line) && line[2].startsWith("(") && line[3].indexOf('(') > 0;
      case "constant" -> isMember(line) && line[2].indexOf(':') > 0;
      case "creator" -> kind.equals("type") && line[1].startsWith("(") && line[2].indexOf('(') > 0;
      case "traits", "alias", "deprecated", "generation1" -> !generation2.isEmpty();
      default -> isMember(line);
    };
  }

  private boolean isMember(String[] line) {
    return !owner.isEmpty() && !line[1].isEmpty();
  }

  private void add(String[] line) {
    switch (line[0]) {
      case "class" -> {
        finish();
        owner = line[1];
      }
      case "op" -> begin(line, method(line[4], line[2]));
      case "function" -> begin(line, method(line[3], line[2]));
      case "type" -> begin(line, "");
      case "constant" -> begin(line, "#" + line[2].substring(0, line[2].indexOf(':')));
      case "traits" -> traits(line);
      case "alias" -> generation2.add(line[1]);
      case "generation1" ->
          generation1 = line[1].isEmpty() ? List.of() : List.of(line).subList(1, line.length);
      default -> {
        // State, creators, kernels, gradients and deprecations change no name.
      }
    }
  }

  private static String method(String schema, String erasedParameters) {
    String name = schema.substring(0, schema.indexOf('('));
    return "#" + name + erasedParameters.replace(",", ", ");
  }

  private void traits(String[] line) {
    for (String word : line) {
      if (word.startsWith("in-place-of=")) {
        kind = ForeignModule.IN_PLACE_FORM;
      }
    }
  }

  private void begin(String[] line, String what) {
    finish();
    kind = line[0];
    schema = kind.equals("op") ? String.join(" ", List.of(line).subList(4, line.length)) : "";
    member = what;
    generation2.add(line[1]);
  }

  private void finish() {
    if (!generation2.isEmpty()) {
      List<String> inGeneration1 = generation1 == null ? generation2 : generation1;
      MethodDraft method = kind.equals("op") ? methods.apply(owner, member.substring(1)) : null;
      if (method != null && !method.parameterNamesKnown()) {
        method = method.withNames(SchemaNames.of(schema));
      }
      Set<String> all = new LinkedHashSet<>(generation2);
      all.addAll(inGeneration1);
      for (String name : all) {
        String generations =
            (inGeneration1.contains(name) ? "1" : "") + (generation2.contains(name) ? "2" : "");
        names.put(
            name,
            new ForeignName(kind, generations, name, generation2.get(0), owner + member, method));
      }
    }
    generation2 = new ArrayList<>();
    generation1 = null;
  }
}
