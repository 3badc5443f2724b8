package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the serial form of a class: its version and its serialized fields. */
final class SerialRule implements ClassRule {

  private static final String COMPUTED = "computed";

  @Override
  public void compare(ClassPair pair, Changes changes) {
    String before = pair.before().serialForm();
    String after = pair.after().serialForm();
    // A class that is no longer serializable has lost a supertype, which says so.
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    List<String> was = parts(before);
    List<String> is = parts(after);
    if (before.equals(after)) {
      if (was.get(0).equals(COMPUTED)
          && !members(pair.before(), pair.was()).equals(members(pair.after(), pair.is()))) {
        changes.add(ChangeKind.SERIAL_VERSION_COMPUTED, pair.element(), before, after);
      }
      return;
    }
    boolean hasSameVersion = was.get(0).equals(is.get(0)) && !was.get(0).equals(COMPUTED);
    changes.add(
        hasSameVersion && is.containsAll(was)
            ? ChangeKind.SERIAL_FIELD_ADDED
            : ChangeKind.SERIAL_FORM_CHANGED,
        pair.element(),
        before,
        after);
  }

  /** Of what a computed version is made, as far as others can see it. */
  private static Set<String> members(JavaClass clazz, World world) {
    Set<String> members = new TreeSet<>();
    clazz.interfaces().forEach(each -> members.add(each.name()));
    clazz
        .fields()
        .forEach(each -> members.add(each.modifiers() + each.name() + world.erased(clazz, each)));
    for (JavaMethod each : clazz.methods()) {
      members.add(
          each.modifiers() + world.key(clazz, each) + world.erased(clazz, each, each.result()));
    }
    return members;
  }

  private static List<String> parts(String form) {
    return List.of(form.split(" ", -1));
  }
}
