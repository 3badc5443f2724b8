package dev.waybill.plugin.baseline;

import dev.waybill.manifest.surface.MergeConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The file {@code accepted.toml}: the breaking changes that are meant, each in a line, sorted, so
 * that branches which accept different changes merge.
 */
public final class AcceptedFile {

  /** Its name. */
  public static final String NAME = "accepted.toml";

  /** For how long a change can be accepted at most; nobody comes back to a later date. */
  public static final int LONGEST_MONTHS = 18;

  private static final String TABLE = "accepted";
  private static final String HEAD = "[" + TABLE + "]";
  private static final String REASON = "reason";
  private static final String OWNER = "owner";
  private static final String UNTIL = "until";
  private static final List<String> KEYS = List.of(REASON, OWNER, UNTIL);

  private final Path file;
  private final LocalDate today;

  /**
   * Names a file; it need not be there.
   *
   * @param folder the folder that it stands in
   * @param today the day on which it is read
   */
  public AcceptedFile(Path folder, LocalDate today) {
    this.file = folder.resolve(NAME);
    this.today = today;
  }

  /**
   * Reads the accepted changes.
   *
   * @return the entries in the order of the file
   * @throws BaselineException if the file or an entry is malformed, lacks a reason or an owner, is
   *     accepted twice or for too long, or has expired
   * @throws IOException if the file cannot be read
   */
  public List<Acceptance> read() throws BaselineException, IOException {
    return parse(text());
  }

  /**
   * Adds accepted changes at their places.
   *
   * @param entries the entries; their lines are not used
   * @throws BaselineException if the file is malformed, or an entry would be
   * @throws IOException if the file cannot be written; it is as it was then
   */
  public void add(List<Acceptance> entries) throws BaselineException, IOException {
    String text = text();
    for (Acceptance entry : entries) {
      List<Acceptance> present = parse(text);
      if (entry.until().isBefore(today)) {
        throw new BaselineException(
            "until: expected a day from " + today + " on, found " + entry.until() + ".");
      }
      check(entry, null);
      if (present.stream().anyMatch(each -> each.id().equals(entry.id()))) {
        throw new BaselineException(file + ": " + entry.id() + " is accepted already.");
      }
      text = insert(text, present, entry);
      if (parse(text).size() != present.size() + 1) {
        throw new BaselineException(
            file + ": expected one line for each entry, below [" + TABLE + "].");
      }
    }
    FileTransaction transaction = new FileTransaction();
    transaction.write(file, text);
    transaction.commit();
  }

  private static String insert(String text, List<Acceptance> present, Acceptance entry) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (present.isEmpty() && lines.stream().noneMatch(each -> each.strip().equals(HEAD))) {
      lines.add(HEAD);
    }
    int place =
        present.stream()
            .filter(each -> each.id().compareTo(entry.id()) > 0)
            .mapToInt(each -> each.line() - 1)
            .min()
            .orElse(lines.size());
    while (place < lines.size() && place > 0 && lines.get(place - 1).startsWith("#")) {
      // The comment is about the entry below it.
      place--;
    }
    lines.add(place, line(entry));
    return String.join("\n", lines) + "\n";
  }

  private static String line(Acceptance entry) {
    return quoted(entry.id())
        + " = { reason = "
        + quoted(entry.reason())
        + ", owner = "
        + quoted(entry.owner())
        + ", until = "
        + entry.until()
        + " }";
  }

  private static String quoted(String text) {
    return "\"" + Toml.tomlEscape(text) + "\"";
  }

  private String text() throws IOException {
    return Files.exists(file) ? TextFile.read(file) : "";
  }

  private List<Acceptance> parse(String text) throws BaselineException {
    int conflict = MergeConflict.line(text.lines().toList());
    if (conflict > 0) {
      throw new BaselineException(file + ":" + conflict + ":1: " + MergeConflict.PROBLEM);
    }
    TomlParseResult toml = Toml.parse(text);
    if (toml.hasErrors()) {
      TomlParseError first = toml.errors().get(0);
      throw fault(first.position(), String.valueOf(first.getMessage()));
    }
    for (String key : toml.keySet()) {
      if (!key.equals(TABLE) || !toml.isTable(TABLE)) {
        throw fault(
            toml.inputPositionOf(List.of(key)),
            "Expected ["
                + TABLE
                + "] and below it lines such as 'ID' = { reason = 'WHY', owner ="
                + " 'WHO', until = "
                + today.plusMonths(3)
                + " }.");
      }
    }
    TomlTable table = toml.getTableOrEmpty(TABLE);
    List<Acceptance> read = new ArrayList<>();
    for (String id : table.keySet()) {
      List<String> path = List.of(id);
      TomlPosition at = table.inputPositionOf(path);
      if (!table.isTable(path)) {
        throw fault(at, "Expected { reason = …, owner = …, until = … } for " + id + ".");
      }
      read.add(entry(id, table.getTable(path), at));
    }
    read.sort(Comparator.comparingInt(Acceptance::line));
    return read;
  }

  private Acceptance entry(String id, TomlTable table, TomlPosition at) throws BaselineException {
    for (String key : table.keySet()) {
      if (!KEYS.contains(key)) {
        throw fault(
            at,
            "'" + key + "' of " + id + " is unknown. Expected " + String.join(", ", KEYS) + ".");
      }
    }
    Object until = table.get(UNTIL);
    if (!(until instanceof LocalDate day)) {
      throw fault(
          at, id + " needs 'until', a date such as " + today.plusMonths(3) + " without quotes.");
    }
    Acceptance entry =
        new Acceptance(id, text(id, table, REASON, at), text(id, table, OWNER, at), day, at.line());
    check(entry, at);
    return entry;
  }

  private void check(Acceptance entry, @Nullable TomlPosition at) throws BaselineException {
    if (entry.reason().isBlank() || entry.owner().isBlank() || entry.id().isBlank()) {
      throw fault(at, "id, reason and owner must not be empty.");
    }
    LocalDate last = today.plusMonths(LONGEST_MONTHS);
    if (entry.until().isAfter(last)) {
      throw fault(
          at,
          entry.id()
              + " is accepted until "
              + entry.until()
              + ". Expected "
              + last
              + " at the latest, "
              + LONGEST_MONTHS
              + " months from today.");
    }
  }

  private String text(String id, TomlTable table, String key, TomlPosition at)
      throws BaselineException {
    Object value = table.get(key);
    if (!(value instanceof String text)) {
      throw fault(at, id + " needs '" + key + "', a text in quotes.");
    }
    return text;
  }

  private BaselineException fault(@Nullable TomlPosition at, String problem) {
    return at == null
        ? new BaselineException(file + ": " + problem)
        : new BaselineException(file + ":" + at.line() + ":" + at.column() + ": " + problem);
  }
}
