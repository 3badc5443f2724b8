package dev.waybill.plugin.scan;

import dev.waybill.plugin.scan.Use.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names in configuration of any kind, by their words alone: files may be templates, which no
 * parser reads. Names without a namespace are words like others, and not looked for.
 */
final class TextScanner {

  /** A path of identifiers; what a hyphen, slash or dot joins to it makes another word of it. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_$.\\-/\\\\])[\\p{L}_$][\\p{L}\\p{N}_$]*"
              + "(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+"
              + "(?:(?:#|::)[\\p{L}_$][\\p{L}\\p{N}_$]*)?(?![\\p{L}\\p{N}_$\\-/\\\\])");

  private static final Pattern MEMBER = Pattern.compile("#|::");

  private final RetiredNames names;

  TextScanner(RetiredNames names) {
    this.names = names;
  }

  List<Use> scan(String text, String file) {
    List<Use> uses = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      Matcher matcher = PATH.matcher(line);
      while (matcher.find()) {
        String what = matcher.group();
        Place place = new Place(file, number, matcher.start() + 1, "", "");
        find(what).ifPresent(name -> uses.add(new Use(name, Use.Kind.CONFIGURATION, what, place)));
      }
    }
    return uses;
  }

  private Optional<RetiredName> find(String path) {
    String[] parts = MEMBER.split(path, 2);
    if (parts.length == 2) {
      return names.findMember(parts[0], parts[1]).or(() -> names.findClass(parts[0]));
    }
    int dot = path.lastIndexOf('.');
    return names
        .find(path)
        .or(() -> names.findClass(path))
        .or(() -> names.findMember(path.substring(0, dot), path.substring(dot + 1)));
  }
}
