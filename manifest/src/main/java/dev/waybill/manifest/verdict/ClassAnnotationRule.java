package dev.waybill.manifest.verdict;

/** Compares the annotations of a class that promise something of it. */
final class ClassAnnotationRule implements ClassRule {

  private static final String FUNCTIONAL = "FunctionalInterface";

  @Override
  public void compare(ClassPair pair, Changes changes) {
    Deprecations.compare(
        pair.element(), pair.before().annotations(), pair.after().annotations(), changes);
    String before = ClassPair.annotation(pair.before().annotations(), FUNCTIONAL);
    if (!before.isEmpty()
        && ClassPair.annotation(pair.after().annotations(), FUNCTIONAL).isEmpty()) {
      changes.add(ChangeKind.NO_LONGER_FUNCTIONAL, pair.element(), before, "");
    }
  }
}
