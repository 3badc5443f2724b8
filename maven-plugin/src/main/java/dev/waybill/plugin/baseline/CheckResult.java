package dev.waybill.plugin.baseline;

import dev.waybill.manifest.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param drift a unified diff from the reviewed surface to the compiled one; empty where they are
 *     the same
 * @param problems sentences about names that must not be used again and unused acceptances
 * @param verdict what has changed since the last release; {@code null} before the first
 */
public record CheckResult(List<String> drift, List<String> problems, @Nullable Verdict verdict) {

  /** Copies the lists. */
  public CheckResult {
    drift = List.copyOf(drift);
    problems = List.copyOf(problems);
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
