package dev.waybill.spi;

/**
 * The exports of one compiled module. The processor generates one implementation a module; a {@link
 * java.util.ServiceLoader} finds it.
 */
public interface ExportModule {

  /** The format that this version of the interface speaks. */
  int FORMAT = 1;

  /**
   * Returns the identity of the module.
   *
   * @return {@code group:artifact:version} where the build gave it, else a name of the module
   */
  String id();

  /**
   * Returns the format that the generated code speaks; a runtime refuses a newer one than its own.
   *
   * @return {@link #FORMAT} at the time of generation
   */
  int format();

  /**
   * Registers every export of the module.
   *
   * @param into receives the exports
   * @throws IllegalStateException if the module cannot tell them, as where it is damaged; the
   *     message names it and says what to do
   */
  void register(Registration into);
}
