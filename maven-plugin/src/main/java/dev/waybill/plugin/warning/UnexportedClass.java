package dev.waybill.plugin.warning;

/**
 * A class that became public by being mentioned: it has no name of its own, no page in the docs and
 * no status. API Extractor calls it a forgotten export.
 */
final class UnexportedClass extends MentionRule {

  @Override
  boolean isWrong(String mentioned, Item item, Scope scope) {
    // Classes that are no exports themselves mention each other; the export is where it began.
    return item.symbol() != null
        && scope.isOwn(mentioned)
        && scope.isInExportedPackage(mentioned)
        && !scope.isExported(mentioned);
  }

  @Override
  String why(String mentioned, Scope scope) {
    return "which has no @Export";
  }
}
