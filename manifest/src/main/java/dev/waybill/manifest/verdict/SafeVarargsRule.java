package dev.waybill.manifest.verdict;

/** Finds that a method of variable arity does not say any more that it is safe. */
final class SafeVarargsRule implements MethodRule {

  private static final String NAME = "SafeVarargs";

  @Override
  public void compare(MethodPair pair, Changes changes) {
    boolean wasSafe = !ClassPair.annotation(pair.before().annotations(), NAME).isEmpty();
    boolean isSafe = !ClassPair.annotation(pair.after().annotations(), NAME).isEmpty();
    // Without variable arity there is nothing to warn of.
    if (wasSafe && !isSafe && pair.after().isVarargs()) {
      changes.add(ChangeKind.SAFE_VARARGS_REMOVED, pair.element(), "@" + NAME, "");
    }
  }
}
