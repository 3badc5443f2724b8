package dev.waybill.manifest.verdict;

import java.util.ArrayList;
import java.util.List;

/** Compares the serial form of a class: its version and its serialized fields. */
final class SerialRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    String before = pair.before().serialForm();
    String after = pair.after().serialForm();
    // A class that is no longer serializable has lost a supertype, which says so.
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return;
    }
    List<String> was = parts(before);
    List<String> is = parts(after);
    boolean hasSameVersion = was.get(0).equals(is.get(0)) && !was.get(0).equals("computed");
    changes.add(
        hasSameVersion && is.containsAll(was)
            ? ChangeKind.SERIAL_FIELD_ADDED
            : ChangeKind.SERIAL_FORM_CHANGED,
        pair.element(),
        before,
        after);
  }

  private static List<String> parts(String form) {
    return new ArrayList<>(List.of(form.split(" ", -1)));
  }
}
