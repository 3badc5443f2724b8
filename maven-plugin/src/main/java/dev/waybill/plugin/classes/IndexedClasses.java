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
      // Others see a hidden class of the artifact through those below it, which have its members.
      boolean isHidden =
          raw.isPresent() && index.findOwn(name).isPresent() && !visible.isVisible(raw.get());
      return raw.isPresent() && !isHidden ? Optional.of(visible.read(raw.get())) : Optional.empty();
    } catch (UnreadableClassException e) {
      // What is above a class that cannot be read is not known; its own module's check says why.
      return Optional.empty();
    }
  }
}
