package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param drift a unified diff from the reviewed surface to the compiled one; empty where they are
 *     the same
 * @param problems sentences about names that must not be used again and unused acceptances
 * @param verdict what has changed since the last release; {@code null} before the first
 * @param sources where exports are declared, by their names and by the binary names of exported
 *     types
 */
public record CheckResult(
    List<String> drift,
    List<String> problems,
    @Nullable Verdict verdict,
    Map<String, ApiSource> sources) {

  /** Copies the collections. */
  public CheckResult {
    drift = List.copyOf(drift);
    problems = List.copyOf(problems);
    sources = Map.copyOf(sources);
  }

  /**
   * Returns whether the build may go on.
   *
   * @return whether nothing is wrong
   */
  public boolean isGood() {
    return drift.isEmpty() && problems.isEmpty() && (verdict == null || verdict.isVersionEnough());
  }
}
