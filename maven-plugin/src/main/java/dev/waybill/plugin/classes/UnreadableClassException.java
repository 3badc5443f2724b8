package dev.waybill.plugin.classes;

import org.objectweb.asm.Opcodes;

/** A class file, manifest or jar from which no surface can be read. */
public final class UnreadableClassException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what cannot be read, why, and what to do
   * @param cause why
   */
  public UnreadableClassException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes an exception.
   *
   * @param message what cannot be read, why, and what to do
   */
  public UnreadableClassException(String message) {
    super(message);
  }

  /**
   * Makes an exception for a class file that ASM does not know yet.
   *
   * @param name the class
   * @param major the version of its class file
   * @param cause what ASM says
   * @return the exception
   */
  static UnreadableClassException newer(String name, int major, Exception cause) {
    return new UnreadableClassException(
        name
            + ": its class file has version "
            + major
            + ", of Java "
            + ClassIndex.release(major)
            + ", which is newer than this version of waybill reads. Use a later version of"
            + " waybill, or compile with --release "
            + ClassIndex.release(Opcodes.V25)
            + ".",
        cause);
  }

  /**
   * Makes an exception for a class file that could not be read.
   *
   * @param name the class, and where it is
   * @param file its bytes
   * @param cause what the reader says
   * @return the exception
   */
  public static UnreadableClassException of(String name, byte[] file, RuntimeException cause) {
    return cause instanceof IllegalArgumentException
        ? newer(name, ClassIndex.major(file), cause)
        : new UnreadableClassException(
            name + ": its class file cannot be read, it is damaged: " + cause, cause);
  }
}
