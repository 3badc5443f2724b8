package dev.waybill.internal.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// A library of native functions that return an error code, 0 for none.
///
/// @param name what it was opened as, for messages
/// @param symbols what it exports
@SuppressWarnings("restricted") // native code is called from this package only
record Library(String name, SymbolLookup symbols) {

  /// Opens a library for the rest of the run.
  ///
  /// @param name a path, or a name for the loader of the system, which knows where libraries are
  /// @throws IllegalArgumentException if there is none
  static Library open(String name) {
    return new Library(
        name,
        name.indexOf('/') < 0
            ? SymbolLookup.libraryLookup(name, Arena.global())
            : SymbolLookup.libraryLookup(Path.of(name), Arena.global()));
  }

  boolean has(String function) {
    return symbols.find(function).isPresent();
  }

  /// Returns a function that returns an error code.
  ///
  /// @throws MissingFunction if the library does not export it
  MethodHandle function(String function, MemoryLayout... arguments) {
    MemorySegment address =
        symbols.find(function).orElseThrow(() -> new MissingFunction(name + " has no " + function));
    return Linker.nativeLinker()
        .downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
  }

  /// Calls a function and returns its error code.
  static int call(Body body) {
    try {
      return body.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call failed", e);
    }
  }

  /// Reads a text that the library keeps, given where its address was written.
  static String text(MemorySegment address) {
    MemorySegment text = address.get(ValueLayout.ADDRESS, 0);
    return text.equals(MemorySegment.NULL) ? "" : text.reinterpret(Long.MAX_VALUE).getString(0);
  }

  static MemorySegment memory(MemorySegment address, long bytes) {
    return address.reinterpret(bytes);
  }

  /// A call, as the handle's `invokeExact` needs it: with a cast to `int`.
  @FunctionalInterface
  interface Body {
    int run() throws Throwable;
  }

  /// An older or another library than the one that was looked for.
  static final class MissingFunction extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingFunction(String message) {
      super(message);
    }
  }
}
