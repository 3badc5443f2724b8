package dev.waybill.spi;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the exports and the state of one class. It is loaded when one of them is first
 * used.
 *
 * <p>Symbols, kernels and gradients of the class share one sequence of ids, from 0.
 */
@SuppressWarnings("exports") // of jspecify, which compilers do without
public interface Registrar {

  /**
   * Returns the binary name of the class that declares the exports.
   *
   * @return a class name such as {@code org.example.Relu}
   */
  String owner();

  /**
   * Returns what stands behind an id: for an op the reference kernel and for a kernel that kernel,
   * each as an instance of the op's call interface; for a type its {@link Class}; for a constant
   * its value. A function has nothing to link.
   *
   * @param id an id that was registered
   * @return the linked object
   * @throws IllegalArgumentException if the id was not registered, or is a function's
   */
  Object link(int id);

  /**
   * Returns the parameter types of an op or function, or of the constructor that makes a type,
   * against which calls by name are checked.
   *
   * @param id the id of an op or function, or of a type with a creator
   * @return a new array, one class a parameter
   * @throws IllegalArgumentException if the id is not one of those
   */
  Class<?>[] signature(int id);

  /**
   * Calls an op's kernel or a function with boxed arguments, or makes a type with them.
   *
   * @param id the id of an op or function, or of a type with a creator
   * @param kernel for an op the chosen kernel, an instance of its call interface; else ignored
   * @param arguments one a parameter, of the boxed types of {@link #signature(int)}
   * @return the boxed result; {@code null} for a {@code void} function; for a type a new instance
   * @throws Exception what the method or constructor throws
   */
  Object invoke(int id, Object kernel, Object[] arguments) throws Exception;

  /**
   * Returns an instance of an op's call interface that dispatches each call through the handle.
   *
   * @param id the id of an op
   * @param handle the runtime's handle of the op
   * @return an instance of the call interface
   * @throws IllegalArgumentException if the id is not an op's
   */
  Object dispatcher(int id, Object handle);

  /**
   * Returns an instance of an op's call interface that hands each call on in boxed form, so that
   * code which knows no op can stand where a kernel stands.
   *
   * @param id the id of an op
   * @param call takes the arguments, boxed and in order, and returns the op's result, boxed
   * @return an instance of the call interface
   * @throws IllegalArgumentException if the id is not an op's
   */
  default Object adapter(int id, Function<@Nullable Object[], @Nullable Object> call) {
    throw new IllegalArgumentException(owner() + " has no op with id " + id);
  }

  /**
   * Calls a gradient.
   *
   * @param id the id of a gradient
   * @param gy the gradient of the op's result
   * @param arguments the op's, boxed and in order; {@code null} at those that the gradient does not
   *     take
   * @param result the op's result, boxed; {@code null} where the gradient does not take it
   * @return what the gradient returns: one for one parameter, an array for several; {@code null}
   *     for no gradient
   * @throws IllegalArgumentException if the id is not a gradient's
   * @throws Exception what the method throws
   */
  default @Nullable Object gradient(
      int id, @Nullable Object gy, @Nullable Object[] arguments, @Nullable Object result)
      throws Exception {
    throw new IllegalArgumentException(owner() + " has no gradient with id " + id);
  }

  /**
   * Visits the state that the owner, a class with {@code @Stateful}, declares in its fields: that
   * of its superclasses first, then its own in declared order. Fields that hold {@code null} are
   * left out.
   *
   * @param module an instance of the owner
   * @param visitor takes each key with the parameter, buffer or module behind it
   * @throws IllegalArgumentException if the owner declares no state
   */
  default void state(Object module, BiConsumer<String, Object> visitor) {
    throw new IllegalArgumentException(owner() + " declares no state");
  }
}
