package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.verdict.Outside;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The classes of an index, those of dependencies and of the JDK, too. */
public final class IndexedClasses implements Outside {

  private final ClassIndex index;
  private final VisibleClasses visible;
  private final Map<String, Optional<JavaClass>> known = new HashMap<>();

  /**
   * Makes them of an index.
   *
   * @param index where to look
   */
  public IndexedClasses(ClassIndex index) {
    this.index = index;
    this.visible = new VisibleClasses(index);
  }

  @Override
  public Optional<JavaClass> find(String name) {
    Optional<JavaClass> found = known.get(name);
    if (found == null) {
      found = read(name);
      known.put(name, found);
    }
    return found;
  }

  private Optional<JavaClass> read(String name) {
    try {
      Optional<RawClass> raw = index.find(name);
      return raw.isPresent() ? Optional.of(visible.read(raw.get())) : Optional.empty();
    } catch (UnreadableClassException e) {
      // What is above a class that cannot be read is not known; its own module's check says why.
      return Optional.empty();
    }
  }
}
