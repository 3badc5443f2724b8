package dev.waybill.internal.blas;

import dev.waybill.internal.text.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A library with the C interface of BLAS and 32-bit sizes, or the reason why there is none.
///
/// @param symbols what the library exports; `null` for no library
/// @param refusal why there is no library, without a period; empty where there is one
@SuppressWarnings("restricted") // native code is called from this package only
record BlasLibrary(@Nullable SymbolLookup symbols, String refusal) {
  /// A path of a library, `off`, or empty to look for one.
  static final String SETTING = "waybill.blas";

  private static final List<String> NEEDED =
      List.of("cblas_sgemm", "cblas_dgemm", "cblas_sgemv", "cblas_dgemv");

  /// What is used. It is looked for, as the property says, when this class is first used, and stays
  /// loaded. Comes after the list that the search reads.
  static final BlasLibrary THIS_MACHINE = ofThisMachine();

  private static BlasLibrary ofThisMachine() {
    String refusal = refusal(Runtime.version());
    return refusal.isEmpty()
        ? find(System.getProperty(SETTING, ""), names(System.getProperty("os.name", "")))
        : new BlasLibrary(null, refusal);
  }

  /// Returns why an update of Java must not run native code on arrays.
  static String refusal(Runtime.Version java) {
    boolean moves = java.feature() == 25 && java.interim() == 0 && java.update() < 3;
    return moves
        ? "Java "
            + java
            + " may move arrays while native code uses them (JDK-8377811); use 25.0.3 or later"
        : "";
  }

  /// Looks for a library.
  ///
  /// @param setting the value of the property
  /// @param names where to look without one, in order
  static BlasLibrary find(String setting, List<String> names) {
    if (setting.equals("off")) {
      return new BlasLibrary(null, SETTING + " is off");
    }
    List<String> candidates = setting.isEmpty() ? names : List.of(setting);
    List<String> failures = new ArrayList<>();
    for (String name : candidates) {
      String failure;
      try {
        SymbolLookup symbols = open(name);
        Optional<String> missing =
            NEEDED.stream().filter(symbol -> symbols.find(symbol).isEmpty()).findFirst();
        if (missing.isEmpty()) {
          useOneThread(symbols);
          return new BlasLibrary(symbols, "");
        }
        failure = "has no " + missing.get();
      } catch (IllegalArgumentException e) {
        failure = "cannot be opened";
      } catch (IllegalCallerException e) {
        return new BlasLibrary(null, NativeAccess.refusal(BlasLibrary.class));
      }
      failures.add(name + " " + failure);
    }
    return new BlasLibrary(
        null,
        (setting.isEmpty() ? "found no BLAS library: " : "the library that " + SETTING + " names, ")
            + String.join(", ", failures)
            + (setting.isEmpty()
                ? "; install one, such as the package libopenblas0 of Debian, or name its path"
                    + " with -D"
                    + SETTING
                    + "=PATH"
                : ""));
  }

  /// Returns what a function is called with.
  MethodHandle handle(String name, FunctionDescriptor type) {
    if (symbols == null) {
      throw new IllegalStateException(refusal);
    }
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), type, Linker.Option.critical(true));
  }

  static List<String> names(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("libopenblas.dll", "openblas.dll", "mkl_rt.2.dll", "libblis.dll");
    }
    if (name.startsWith("mac")) {
      return List.of(
          "libopenblas.dylib",
          "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
          "/usr/local/opt/openblas/lib/libopenblas.dylib",
          "libmkl_rt.dylib",
          "libblis.dylib");
    }
    return List.of(
        "libopenblas.so.0",
        "libopenblas.so",
        "libmkl_rt.so.2",
        "libmkl_rt.so",
        "libblis.so.4",
        "libblis.so");
  }

  private static SymbolLookup open(String name) {
    // A name goes to the loader of the system, which knows where libraries are.
    return name.indexOf('/') < 0 && name.indexOf('\\') < 0
        ? SymbolLookup.libraryLookup(name, Arena.global())
        : SymbolLookup.libraryLookup(Path.of(name), Arena.global());
  }

  /// The rows are shared out over the threads of Java, so that one setting rules all kernels.
  private static void useOneThread(SymbolLookup symbols) {
    set(symbols, "openblas_set_num_threads", 1);
    // 0 is the interface with 32-bit sizes, and 1 MKL_THREADING_SEQUENTIAL.
    set(symbols, "MKL_Set_Interface_Layer", 0);
    set(symbols, "MKL_Set_Threading_Layer", 1);
    set(symbols, "bli_thread_set_num_threads", 1L);
  }

  private static void set(SymbolLookup symbols, String name, Object value) {
    Optional<MemorySegment> symbol = symbols.find(name);
    if (symbol.isEmpty()) {
      return;
    }
    boolean isWide = value instanceof Long;
    FunctionDescriptor type =
        FunctionDescriptor.ofVoid(isWide ? ValueLayout.JAVA_LONG : ValueLayout.JAVA_INT);
    try {
      Linker.nativeLinker().downcallHandle(symbol.get(), type).invoke(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " failed", e);
    }
  }
}
