package dev.waybill.manifest.verdict;

/** Compares the annotations of a class that promise something of it. */
final class ClassAnnotationRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    Deprecations.compare(
        pair.element(), pair.before().annotations(), pair.after().annotations(), changes);
  }
}
