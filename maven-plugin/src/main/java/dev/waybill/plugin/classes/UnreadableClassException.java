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
   * Makes an exception for a class file that could not be read.
   *
   * @param name the class, and where it is
   * @param file its bytes
   * @param cause what the reader says
   * @return the exception
   */
  public static UnreadableClassException of(String name, byte[] file, Exception cause) {
    int major = ClassIndex.major(file);
    return new UnreadableClassException(
        major > Opcodes.V25
            ? name
                + ": its class file has version "
                + major
                + ", of Java "
                + ClassIndex.release(major)
                + ", which is newer than this version of waybill reads. Use a later version of"
                + " waybill, or compile with --release "
                + ClassIndex.release(Opcodes.V25)
                + "."
            : name + ": its class file cannot be read, it is damaged: " + cause,
        cause);
  }
}
