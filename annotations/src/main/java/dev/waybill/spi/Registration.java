package dev.waybill.spi;

/**
 * Receives the exports of a module. All arguments are constants of the generated code.
 *
 * <p>A schema is the Java member's name and signature: {@code topK(Tensor scores, int k = 10 [1..])
 * -> TopDocs}. Types are written without packages; a default stands behind {@code =}, strings in
 * double quotes with Java's escapes; a range in brackets at the end, {@code (} and {@code )} for
 * open bounds. For a type the schema is its simple name, for a constant {@code NAME: type}.
 */
public interface Registration {

  /**
   * Registers an op, whose body is the reference kernel on device {@code cpu}.
   *
   * @param registrar the registrar that links the op
   * @param id the op's id there
   * @param name the canonical name
   * @param schema the op's schema
   * @param dtypes the dtypes of the reference kernel, blanks between; empty for all
   */
  void op(Registrar registrar, int id, String name, String schema, String dtypes);

  /**
   * Registers a plain function.
   *
   * @param registrar the registrar that calls the function
   * @param id the function's id there
   * @param name the canonical name
   * @param schema the function's schema
   */
  void function(Registrar registrar, int id, String name, String schema);

  /**
   * Registers a type.
   *
   * @param registrar the registrar that links the type
   * @param id the type's id there
   * @param name the canonical name
   * @param schema the type's simple name
   */
  void type(Registrar registrar, int id, String name, String schema);

  /**
   * Says how a type that was registered before is made.
   *
   * @param registrar the registrar that makes it
   * @param id the type's id there
   * @param schema the schema of the constructor, such as {@code Linear(int in, int out) -> Linear}
   */
  default void creator(Registrar registrar, int id, String schema) {}

  /**
   * Registers a constant.
   *
   * @param registrar the registrar that links the constant
   * @param id the constant's id there
   * @param name the canonical name
   * @param schema {@code NAME: type}
   */
  void constant(Registrar registrar, int id, String name, String schema);

  /**
   * Adds a name to a symbol that was registered before.
   *
   * @param registrar the symbol's registrar
   * @param id the symbol's id there
   * @param name the further name
   */
  void alias(Registrar registrar, int id, String name);

  /**
   * Marks one name of a symbol as deprecated.
   *
   * @param registrar the symbol's registrar
   * @param id the symbol's id there
   * @param name the deprecated name
   * @param since the version that deprecated it
   * @param removal the version that removes it, or an empty string
   * @param use the name to use instead
   * @param why the reason, or an empty string
   */
  void deprecated(
      Registrar registrar,
      int id,
      String name,
      String since,
      String removal,
      String use,
      String why);

  /**
   * Sets the names of a symbol in API generation 1; without this call they are those of the present
   * generation.
   *
   * @param registrar the symbol's registrar
   * @param id the symbol's id there
   * @param names the names, canonical first; none where generation 1 lacks the symbol
   */
  void generation1(Registrar registrar, int id, String... names);

  /**
   * Registers a further kernel of an op, which may belong to another module.
   *
   * @param registrar the registrar that links the kernel
   * @param id the kernel's id there
   * @param op a name of the op
   * @param device the device, such as {@code cpu}; {@code meta} for the shape rule
   * @param dtypes the dtypes, blanks between; empty for those of the op
   * @param requires the capabilities, blanks between; empty for none
   * @param priority the rank; the highest usable kernel is chosen
   */
  void kernel(
      Registrar registrar,
      int id,
      String op,
      String device,
      String dtypes,
      String requires,
      int priority);

  /**
   * Says what else is known about an op, in words with blanks between:
   *
   * <ul>
   *   <li>{@code pointwise}: each element of the result depends on the arguments' elements at the
   *       same place only;
   *   <li>{@code portable}: the reference kernel takes tensors of every device, as that of a view
   *       does;
   *   <li>{@code any-device}: arguments may lie on other devices than the first, where the result
   *       lies;
   *   <li>{@code not-differentiable}: it has no gradient;
   *   <li>{@code aliases=PARAM}: the result is a view of the parameter;
   *   <li>{@code mutates=PARAM,PARAM}: it writes into the parameters;
   *   <li>{@code in-place-of=OP}: it is the in-place form of the op with that canonical name, links
   *       to the same reference kernel and has no kernels and gradients of its own.
   * </ul>
   *
   * <p>Words that a runtime does not know are of a newer processor, and promise only more.
   *
   * @param registrar the op's registrar
   * @param id the op's id there
   * @param traits the words
   */
  void traits(Registrar registrar, int id, String traits);

  /**
   * Registers a gradient of an op, which may belong to another module.
   *
   * @param registrar the registrar that calls the gradient
   * @param id the gradient's id there
   * @param op a name of the op
   * @param of the op's parameters whose gradients it returns, in the order of its result, blanks
   *     between
   * @param saves the op's parameters that it takes, and {@code result} for the op's result, blanks
   *     between, and {@code ~} before those of which it needs shape and dtype only; empty for none
   */
  void gradient(Registrar registrar, int id, String op, String of, String saves);

  /**
   * Says that a registrar can {@linkplain Registrar#state visit the state} of its owner.
   *
   * @param registrar the registrar
   */
  default void state(Registrar registrar) {}
}
