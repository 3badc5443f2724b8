package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import java.util.List;

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
          text(pair.before(), pair.after(), pair.before(), pair.was()),
          text(pair.before(), pair.after(), pair.after(), pair.is()));
    } else if (!before.isEmpty()
        && ClassPair.annotation(pair.after().annotations(), FUNCTIONAL).isEmpty()) {
      changes.add(ChangeKind.NO_LONGER_FUNCTIONAL, pair.element(), before, "");
    }
  }

  /** How it is declared, and its abstract methods where the declaration is the same. */
  private static String text(JavaClass before, JavaClass after, JavaClass shown, World world) {
    String head = Texts.head(shown);
    if (!Texts.head(before).equals(Texts.head(after))) {
      return head;
    }
    List<String> methods = Lambdas.texts(shown, world);
    return head
        + (methods.isEmpty() ? ", without an abstract method" : ": " + String.join("; ", methods));
  }
}
