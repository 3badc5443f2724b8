package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import java.util.Optional;

/** The classes around a surface: those of its dependencies and of the JDK. */
public interface Outside {

  /** Nothing is known. */
  Outside NOTHING = name -> Optional.empty();

  /**
   * Finds a class.
   *
   * @param name its binary name
   * @return what others can see of it, if it is known
   */
  Optional<JavaClass> find(String name);
}
