package dev.waybill.testkit;

import java.nio.file.Path;
import java.util.List;

/// What is proved and where that is written.
///
/// @param module whose proof it is, such as `group:artifact`
/// @param prefixes of the ops' names, such as `tensor.`
/// @param classes the folder that gets `META-INF/waybill/proof.json`
/// @param pages the folder of the generated docs, which gets `_coverage.md`, linked from
/// `_overview.md` where there is one
public record ProofOptions(String module, List<String> prefixes, Path classes, Path pages) {

  /// Copies the list.
  public ProofOptions {
    prefixes = List.copyOf(prefixes);
  }

  /// Returns options with Maven's folders: `target/classes`, and the
  /// generated docs in it.
  ///
  /// @param module whose proof it is
  /// @param prefixes of the ops' names
  /// @return the options
  public static ProofOptions of(String module, String... prefixes) {
    Path classes = Path.of("target", "classes");
    return new ProofOptions(
        module, List.of(prefixes), classes, classes.resolve("META-INF/waybill/docs"));
  }
}
