package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that was removed.
 *
 * @param name the name
 * @param version the version that removed it
 * @param what its kind and signature, such as {@code op topK(int k) -> int}; may be empty
 * @param java how Java reached it: {@code org.example.api.Search#topK}, or the binary name of a
 *     type; empty where nobody wrote it down
 * @param use the name to use instead; empty where there is none
 */
public record Tombstone(String name, String version, String what, String java, String use) {

  /** What stands behind the name. */
  private static final Pattern REST =
      Pattern.compile(
          "(?<version>[^\\s,]+)(?:\\s+(?<what>.*?))??(?:\\s*,\\s+was\\s+(?<java>\\S+))?"
              + "(?:\\s*,\\s+use\\s+(?<use>\\S+))?");

  /**
   * Reads what stands behind the name.
   *
   * @param name the name
   * @param rest {@code VERSION WHAT, was JAVA, use NAME}; all but the version may be left out
   * @return the tombstone; none where that does not stand there
   */
  static Optional<Tombstone> find(String name, String rest) {
    Matcher matcher = REST.matcher(rest.strip());
    return matcher.matches()
        ? Optional.of(
            new Tombstone(
                name,
                matcher.group("version"),
                text(matcher, "what"),
                text(matcher, "java"),
                text(matcher, "use")))
        : Optional.empty();
  }

  private static String text(Matcher matcher, String group) {
    String text = matcher.group(group);
    return text == null ? "" : text;
  }

  /**
   * Returns the tombstone of a name that an export loses.
   *
   * @param name the name
   * @param version the version that removes it
   * @param symbol the export
   * @param java how Java reached it; empty where that is not known
   * @param use the name to use instead; empty where there is none
   * @return the tombstone
   */
  static Tombstone of(String name, String version, ApiSymbol symbol, String java, String use) {
    return new Tombstone(name, version, what(symbol), java, use);
  }

  private static String what(ApiSymbol symbol) {
    return symbol.kind().name().toLowerCase(Locale.ROOT) + " " + SchemaText.of(symbol);
  }

  /**
   * Returns whether an export is what the name was: then it has only moved.
   *
   * @param symbol an export
   * @return whether its kind and signature are the same
   */
  public boolean isLike(ApiSymbol symbol) {
    return what.equals(what(symbol));
  }

  /**
   * Returns the line of the file.
   *
   * @return the line, without its end
   */
  public String line() {
    return name
        + " "
        + version
        + (what.isEmpty() ? "" : " " + what)
        + (java.isEmpty() ? "" : ", was " + java)
        + (use.isEmpty() ? "" : ", use " + use);
  }
}
