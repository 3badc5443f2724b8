package dev.waybill.manifest.verdict;

/** Compares the annotations of a class that promise something of it. */
final class ClassAnnotationRule implements ClassRule {

  private static final String NULL_MARKED = "NullMarked";

  @Override
  public void compare(ClassPair pair, Changes changes) {
    Deprecations.compare(
        pair.element(), pair.before().annotations(), pair.after().annotations(), changes);
    String marked = ClassPair.annotation(pair.before().annotations(), NULL_MARKED);
    if (!marked.isEmpty()
        && ClassPair.annotation(pair.after().annotations(), NULL_MARKED).isEmpty()) {
      changes.add(ChangeKind.NO_LONGER_NULL_MARKED, pair.element(), marked, "");
    }
  }
}
