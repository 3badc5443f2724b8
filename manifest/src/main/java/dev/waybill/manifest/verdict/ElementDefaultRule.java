package dev.waybill.manifest.verdict;

import java.util.Objects;

/** Compares the default of an annotation's element. */
final class ElementDefaultRule implements MethodRule {

  @Override
  public void compare(MethodPair pair, Changes changes) {
    String before = pair.before().defaultValue();
    String after = pair.after().defaultValue();
    if (Objects.equals(before, after)) {
      return;
    }
    ChangeKind kind =
        before == null
            ? ChangeKind.ANNOTATION_DEFAULT_ADDED
            : after == null
                ? ChangeKind.ANNOTATION_DEFAULT_REMOVED
                : ChangeKind.ANNOTATION_DEFAULT_CHANGED;
    changes.add(kind, pair.element(), Objects.toString(before, ""), Objects.toString(after, ""));
  }
}
