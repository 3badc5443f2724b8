package dev.waybill.manifest.verdict;

/** Sees whether lambdas can be an interface still. */
final class FunctionalRule implements ClassRule {

  private static final String FUNCTIONAL = "FunctionalInterface";

  @Override
  public void compare(ClassPair pair, Changes changes) {
    String before = ClassPair.annotation(pair.before().annotations(), FUNCTIONAL);
    if (Lambdas.isPossible(pair.before(), pair.was())
        && !Lambdas.isPossible(pair.after(), pair.is())
        && pair.isExtensible()) {
      changes.add(
          ChangeKind.LAMBDA_NOT_POSSIBLE,
          pair.element(),
          Texts.head(pair.before()),
          Texts.head(pair.after()));
    } else if (!before.isEmpty()
        && ClassPair.annotation(pair.after().annotations(), FUNCTIONAL).isEmpty()) {
      changes.add(ChangeKind.NO_LONGER_FUNCTIONAL, pair.element(), before, "");
    }
  }
}
