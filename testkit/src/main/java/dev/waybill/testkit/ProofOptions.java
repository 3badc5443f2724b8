package dev.waybill.testkit;

import java.nio.file.Path;
import java.util.List;

/// What is proved and where that is written.
///
/// @param module whose proof it is, such as `group:artifact`
/// @param prefixes of the ops' names, such as `tensor.`
/// @param classes the folder that gets `META-INF/waybill/proof.json`
/// @param pages the folder that gets `coverage.md`
public record ProofOptions(String module, List<String> prefixes, Path classes, Path pages) {

  /// Copies the list.
  public ProofOptions {
    prefixes = List.copyOf(prefixes);
  }

  /// Returns options with Maven's folders: `target/classes` and `target/waybill`.
  ///
  /// @param module whose proof it is
  /// @param prefixes of the ops' names
  /// @return the options
  public static ProofOptions of(String module, String... prefixes) {
    return new ProofOptions(
        module, List.of(prefixes), Path.of("target", "classes"), Path.of("target", "waybill"));
  }
}
