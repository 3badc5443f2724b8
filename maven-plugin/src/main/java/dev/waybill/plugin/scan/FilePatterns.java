package dev.waybill.plugin.scan;

import java.util.List;
import org.codehaus.plexus.util.MatchPatterns;

/** Which files are configuration, by patterns as Maven knows them. */
public final class FilePatterns {

  /** The patterns of what is configuration unless said otherwise. */
  public static final List<String> CONFIGURATION =
      List.of(
          "**/*.properties",
          "**/*.yaml",
          "**/*.yml",
          "**/*.json",
          "**/*.toml",
          "**/*.xml",
          "**/*.conf",
          "**/*.cfg",
          "**/*.ini");

  private final MatchPatterns includes;
  private final MatchPatterns excludes;

  /**
   * Makes patterns.
   *
   * @param includes which files; empty for {@link #CONFIGURATION}
   * @param excludes which of those not
   */
  public FilePatterns(List<String> includes, List<String> excludes) {
    this.includes = patterns(includes.isEmpty() ? CONFIGURATION : includes);
    this.excludes = patterns(excludes);
  }

  private static MatchPatterns patterns(List<String> patterns) {
    return MatchPatterns.from(patterns.stream().map(FilePatterns::local).toList());
  }

  boolean matches(String path) {
    String local = local(path);
    return includes.matches(local, true) && !excludes.matches(local, true);
  }

  private static String local(String path) {
    return path.replace('/', java.io.File.separatorChar);
  }
}
