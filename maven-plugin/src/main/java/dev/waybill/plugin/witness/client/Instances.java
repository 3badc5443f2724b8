package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Optional;
import java.util.Set;

/** How a client comes by an instance of a class. */
final class Instances {

  private Instances() {}

  /**
   * An instance, or a {@code null} of its type: the virtual machine looks a member up before it
   * looks at the instance.
   *
   * @param expression the expression
   * @param declaration a class that it needs; empty for none
   */
  record Instance(String expression, String declaration) {}

  static Instance of(Target target) {
    Subclasses below = new Subclasses(target);
    Optional<JavaMethod> own =
        below.constructors().stream().filter(each -> each.is(JavaModifier.PUBLIC)).findFirst();
    boolean isPlain = !target.clazz().is(JavaModifier.ABSTRACT) && !target.isInner();
    if (own.isPresent() && isPlain) {
      return new Instance(
          "new " + target.typeText() + "(" + Types.zeros(own.get().parameters()) + ")", "");
    }
    return below.isPossible()
        ? new Instance("new " + Subclasses.NAME + "()", below.whole("", Set.of()))
        : new Instance("((" + target.typeText() + ") null)", "");
  }
}
