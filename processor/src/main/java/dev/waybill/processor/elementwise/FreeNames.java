package dev.waybill.processor.elementwise;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Hands out names for generated code: none that the source has, and none twice. */
public final class FreeNames {
  private final Set<String> taken;

  /**
   * Begins.
   *
   * @param taken the names that the source has, and that mean something else
   */
  public FreeNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /**
   * Takes a name.
   *
   * @param wanted the name
   * @return it, with underscores behind it where it is taken
   */
  public String take(String wanted) {
    StringBuilder name = new StringBuilder(wanted);
    while (!taken.add(name.toString())) {
      name.append('_');
    }
    return name.toString();
  }
}
