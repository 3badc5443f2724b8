package dev.waybill.spi;

/**
 * A module that lists its exports in text, as the processor generates it. One long constant costs
 * little to load and to read, and no registrar is loaded before one of its symbols is used.
 *
 * <p>The listing has one line an entry: a keyword and fields, one blank between two of them, {@code
 * -} for an empty one; only the last field may hold blanks or be empty. Every line ends with a
 * newline. Symbols, kernels and gradients take their ids from their order in the class, from 0;
 * lines about a symbol follow it. The line {@code state} says that the class is {@code @Stateful}.
 *
 * <pre>
 * class OWNER
 * state
 * op NAME ERASED-PARAMETERS DTYPES SCHEMA
 * function NAME ERASED-PARAMETERS SCHEMA
 * type NAME SCHEMA
 * creator ERASED-PARAMETERS SCHEMA
 * constant NAME SCHEMA
 * traits WORDS
 * alias NAME
 * deprecated NAME SINCE REMOVAL USE WHY
 * generation1 NAMES
 * kernel OP DEVICE DTYPES REQUIRES PRIORITY
 * gradient OP OF SAVES
 * </pre>
 *
 * <p>Lists within a field, {@code DTYPES}, {@code REQUIRES}, {@code OF} and {@code SAVES}, are
 * separated by commas; a parameter in {@code SAVES} of which only shape and dtype are looked at has
 * a {@code ~} before it; {@code NAMES} and {@code WORDS} by blanks. Compilers of other modules read
 * the same listing from the constants {@code LISTING1}, {@code LISTING2}, … of the generated class.
 */
public abstract class ListedModule implements ExportModule {

  /** For generated classes. */
  protected ListedModule() {}

  /**
   * Returns the listing.
   *
   * @return pieces that together are the listing; cut because a constant has at most 64 KB
   */
  protected abstract String[] listing();

  /**
   * Makes the registrar of a class.
   *
   * @param id which {@code class} line of the listing stands for it, from 0
   * @return a new registrar
   */
  protected abstract Registrar registrar(int id);

  @Override
  public final void register(Registration into) {
    new Listing(this, into).read(listing());
  }
}
