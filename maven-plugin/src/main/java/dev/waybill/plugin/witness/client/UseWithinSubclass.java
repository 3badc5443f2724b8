package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.List;
import java.util.Optional;

/** Uses a protected nested class where clients may: in a class below the one around it. */
final class UseWithinSubclass implements ClientTemplate {

  private static final List<ClientTemplate> USES = List.of(new UseType(), new SwitchOverCases());

  @Override
  public List<Use> uses(Target target) {
    String name = target.clazz().name();
    int end = name.lastIndexOf('$');
    if (end < 0 || target.clazz().is(JavaModifier.PUBLIC)) {
      return List.of();
    }
    Optional<Subclasses> below =
        target
            .classes()
            .find(name.substring(0, end))
            .map(outer -> new Subclasses(around(target, outer)))
            .filter(Subclasses::isPossible);
    return below.stream()
        .flatMap(
            sub ->
                USES.stream()
                    .flatMap(each -> each.uses(target).stream())
                    .map(
                        use -> use.within(sub.partial(use.members()), Subclasses.NAME + ".run();")))
        .toList();
  }

  private static Target around(Target target, JavaClass outer) {
    return new Target(target.kind(), outer, null, null, target.classes());
  }
}
