package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.Version;
import dev.waybill.manifest.surface.Surface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the differences between a release and the present surface ask for.
 *
 * @param findings the changes, each with whether it counts
 * @param bump by how much the version must grow
 * @param released the version of the release
 * @param version the version of the project
 */
public record Verdict(List<Finding> findings, Bump bump, String released, String version) {

  /** Copies the list. */
  public Verdict {
    findings = List.copyOf(findings);
  }

  /**
   * Judges changes.
   *
   * @param changes the differences between the two surfaces
   * @param before the surface of the release, whose promises count
   * @param accepted for the ids of accepted changes the reasons why
   * @param released the version of the release
   * @param version the version of the project
   * @return the verdict
   */
  public static Verdict of(
      List<Change> changes,
      Surface before,
      Map<String, String> accepted,
      String released,
      String version) {
    Map<String, String> statuses = statuses(before);
    return of(
        changes.stream().map(each -> find(each, statuses, accepted)).toList(), released, version);
  }

  private static Verdict of(List<Finding> findings, String released, String version) {
    Bump bump = Bump.PATCH;
    for (Finding finding : findings) {
      if (finding.standing() == Finding.Standing.COUNTS) {
        Bump own = bump(finding.change());
        bump = own.compareTo(bump) > 0 ? own : bump;
      }
    }
    return new Verdict(findings, bump, released, version);
  }

  /**
   * Judges anew after a look at each finding.
   *
   * @param look the finding as it is now known
   * @return the verdict
   */
  public Verdict review(UnaryOperator<Finding> look) {
    return of(findings.stream().map(look).toList(), released, version);
  }

  /**
   * Returns whether the project's version has grown enough; what is not a version has not.
   *
   * @return whether the version may be released with these changes
   */
  public boolean isVersionEnough() {
    if (bump == Bump.PATCH) {
      return true;
    }
    return Version.isVersion(version)
        && Version.isVersion(released)
        // A snapshot comes before its version, of which it is meant to become.
        && Version.compare(version.split("-", 2)[0], bump.of(released)) >= 0;
  }

  /**
   * Returns the changes that count and break clients.
   *
   * @return the findings
   */
  public List<Finding> breaking() {
    return findings.stream()
        .filter(each -> each.standing() == Finding.Standing.COUNTS)
        .filter(each -> each.change().worst().isBreaking())
        .toList();
  }

  private static Finding find(
      Change change, Map<String, String> statuses, Map<String, String> accepted) {
    String reason = accepted.get(change.id());
    if (reason != null) {
      return new Finding(change, Finding.Standing.ACCEPTED, reason);
    }
    String status = statuses.getOrDefault(change.element().owner(), "");
    // Its stability has been lowered from there on, not before.
    return status.equals("EXPERIMENTAL")
        ? new Finding(change, Finding.Standing.UNSTABLE, "experimental")
        : new Finding(change, Finding.Standing.COUNTS, "");
  }

  private static Bump bump(Change change) {
    if (change.worst().isBreaking()) {
      return Bump.MAJOR;
    }
    return change.before().isEmpty() ? Bump.MINOR : Bump.PATCH;
  }

  private static Map<String, String> statuses(Surface surface) {
    Map<String, String> statuses = new HashMap<>();
    for (ApiSymbol each : surface.symbols()) {
      statuses.put(each.name(), each.status());
      if (each.kind() == SymbolKind.TYPE) {
        statuses.put(each.owner(), each.status());
      }
    }
    return statuses;
  }
}
