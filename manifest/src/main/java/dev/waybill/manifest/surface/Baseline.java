package dev.waybill.manifest.surface;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The reviewed text of a surface: one file for each namespace and one for the module, sorted, one
 * fact a line, nothing in it that depends on the machine or the JDK.
 */
public final class Baseline {

  /** The version of the text that this class writes and reads. */
  public static final int FORMAT = 1;

  /** The ending of the files. */
  public static final String EXTENSION = ".api";

  /** The file of what belongs to no namespace; the hyphen keeps it apart from the namespaces. */
  public static final String MODULE_FILE = "module-info" + EXTENSION;

  static final String FIRST_LINE = "# waybill api, format ";
  static final String SECOND_LINE = "# Written by waybill:update. Review its changes like code.";
  static final String MODULE = "module";
  static final String NAMESPACE = "namespace";
  static final String FACADE = "facade";
  static final String IMPORTS = "imports";
  static final String RELEASE = "release";
  static final String JAVA_MODULE = "java-module";
  static final String AUTOMATIC_MODULE = "automatic-module";
  static final String EXPORTS = "exports";
  static final String OPENS = "opens";
  static final String REQUIRES = "requires";
  static final String PROVIDES = "provides";
  static final String DEPENDENCY = "dependency";
  static final String VARIANT = "variant";
  static final String KERNEL_OF = "kernel-of";
  static final String GRADIENT_OF = "gradient-of";
  static final String CLASS = "class";
  static final String WARNING = "!";

  private Baseline() {}

  /**
   * Writes a surface.
   *
   * @param surface the surface
   * @return the text of each file by its name; each text ends with a line break
   */
  public static SortedMap<String, String> write(Surface surface) {
    return write(surface, Map.of());
  }

  /**
   * Writes a surface with warnings beside its entries; reading passes over them.
   *
   * @param surface the surface
   * @param warnings sentences by the names of exports and the binary names of classes
   * @return the text of each file by its name; each text ends with a line break
   */
  public static SortedMap<String, String> write(
      Surface surface, Map<String, List<String>> warnings) {
    return new BaselineWriter(surface, warnings).write();
  }

  /**
   * Writes what clients see of a class.
   *
   * @param clazz the class
   * @return its facts, with binary names
   */
  public static List<String> facts(JavaClass clazz) {
    Facts facts = new Facts();
    new ClassFacts(facts, ClassNames.BINARY).write(clazz);
    return facts.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  /**
   * Reads a surface. What only a manifest knows, documentation and places in source, is empty.
   *
   * @param files the text of each file by its name, as messages shall call it; names that do not
   *     end with {@value #EXTENSION} are passed over
   * @return the surface
   * @throws TextFault if a text is malformed or of another format
   */
  public static Surface read(Map<String, String> files) {
    return new BaselineReader().read(files);
  }
}
