package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** The file {@code accepted.toml}: the breaking changes that are meant. */
public final class AcceptedFile {

  /** Its name. */
  public static final String NAME = "accepted.toml";

  /** For how long a change can be accepted at most; nobody comes back to a later date. */
  public static final int LONGEST_MONTHS = 18;

  private static final String TABLE = "accepted";
  private static final List<String> KEYS = List.of("id", "reason", "owner", "until");

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
    if (!Files.exists(file)) {
      return List.of();
    }
    TomlParseResult toml = Toml.parse(file);
    if (toml.hasErrors()) {
      TomlParseError first = toml.errors().get(0);
      throw fault(first.position(), String.valueOf(first.getMessage()));
    }
    for (String key : toml.keySet()) {
      if (!key.equals(TABLE) || !toml.isArray(TABLE)) {
        throw fault(
            toml.inputPositionOf(key), "Expected entries that begin with [[accepted]] only.");
      }
    }
    TomlArray entries = toml.getArrayOrEmpty(TABLE);
    List<Acceptance> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      Acceptance each = entry(entries.getTable(i), entries.inputPositionOf(i));
      if (!ids.add(each.id())) {
        throw fault(entries.inputPositionOf(i), each.id() + " is accepted twice.");
      }
      read.add(each);
    }
    return read;
  }

  /**
   * Adds an accepted change at the end of the file.
   *
   * @param entry the entry; its line is not used
   * @throws BaselineException if the file is malformed, or the entry would be
   * @throws IOException if the file cannot be written; it is as it was then
   */
  public void add(Acceptance entry) throws BaselineException, IOException {
    List<Acceptance> present = read();
    if (entry.until().isBefore(today)) {
      throw new BaselineException(
          "until: expected a day from " + today + " on, found " + entry.until() + ".");
    }
    check(entry, TomlPosition.positionAt(1, 1));
    if (present.stream().anyMatch(each -> each.id().equals(entry.id()))) {
      throw new BaselineException(file + ": " + entry.id() + " is accepted already.");
    }
    String old = Files.exists(file) ? Files.readString(file) : "";
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), NAME, ".part");
    try {
      Files.writeString(part, old + (old.isEmpty() ? "" : "\n") + text(entry));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String text(Acceptance entry) {
    return "[[accepted]]\nid = \""
        + Toml.tomlEscape(entry.id())
        + "\"\nreason = \""
        + Toml.tomlEscape(entry.reason())
        + "\"\nowner = \""
        + Toml.tomlEscape(entry.owner())
        + "\"\nuntil = "
        + entry.until()
        + "\n";
  }

  private Acceptance entry(TomlTable table, TomlPosition at) throws BaselineException {
    for (String key : table.keySet()) {
      if (!KEYS.contains(key)) {
        throw fault(
            table.inputPositionOf(key),
            "'" + key + "' is unknown. Expected " + String.join(", ", KEYS) + ".");
      }
    }
    Object until = table.get("until");
    if (!(until instanceof LocalDate day)) {
      throw fault(
          at,
          "The entry needs 'until', a date such as " + today.plusMonths(3) + " without quotes.");
    }
    Acceptance entry =
        new Acceptance(
            text(table, "id", at),
            text(table, "reason", at),
            text(table, "owner", at),
            day,
            at.line());
    check(entry, at);
    if (entry.until().isBefore(today)) {
      throw fault(
          at,
          entry.id()
              + " was accepted until "
              + entry.until()
              + ", today is "
              + today
              + ". Undo the change, release it, or accept it anew with a reason that still holds.");
    }
    return entry;
  }

  private void check(Acceptance entry, TomlPosition at) throws BaselineException {
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

  private String text(TomlTable table, String key, TomlPosition at) throws BaselineException {
    Object value = table.get(key);
    if (!(value instanceof String text)) {
      throw fault(at, "The entry needs '" + key + "', a text in quotes.");
    }
    return text;
  }

  private BaselineException fault(TomlPosition at, String problem) {
    return new BaselineException(file + ":" + at.line() + ":" + at.column() + ": " + problem);
  }
}
