package dev.waybill.plugin.scan;

import dev.waybill.plugin.scan.RetiredName.State;
import java.util.List;

/**
 * What a scan found.
 *
 * @param uses the uses, by place
 * @param libraries the libraries whose names were looked for
 * @param names how many deprecated and removed names those have
 * @param classes how many class files were scanned
 * @param files how many configuration files were scanned
 */
public record ScanResult(
    List<Use> uses, List<String> libraries, int names, int classes, int files) {

  /** Sorts the uses and copies the lists. */
  public ScanResult {
    uses = uses.stream().sorted(Use.ORDER).toList();
    libraries = List.copyOf(libraries);
  }

  /**
   * Counts the uses of names in a state.
   *
   * @param state the state
   * @return how many there are
   */
  public long count(State state) {
    return uses.stream().filter(each -> each.name().state() == state).count();
  }
}
