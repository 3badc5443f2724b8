package dev.waybill.plugin.baseline;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code .gitattributes} of the folder {@code api}: what two branches have added at one
 * place is kept from both. A text that comes out wrong is none that {@code check} lets pass.
 */
final class GitAttributes {

  static final String NAME = ".gitattributes";

  private static final String TEXT =
      """
      # What two branches add at one place is kept from both; waybill:check holds the result against
      # the compiled surface, and waybill:update writes it anew.
      *.api text eol=lf
      current/*.api merge=union
      accepted.toml text eol=lf merge=union
      tombstones.txt text eol=lf merge=union
      """;

  private GitAttributes() {}

  /** Writes it where there is none: a project may have said something else. */
  static void write(Path api, FileTransaction transaction) {
    Path file = api.resolve(NAME);
    if (!Files.exists(file)) {
      transaction.write(file, TEXT);
    }
  }
}
