package dev.waybill.internal.opencl;

import dev.waybill.internal.text.NativeAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The library that finds the drivers of OpenCL, or the reason why there is none.
///
/// @param symbols what the library exports; `null` for no library
/// @param refusal why there is no library, without a period; empty where there is one
@SuppressWarnings("restricted") // native code is called from this package only
record OpenClLibrary(@Nullable SymbolLookup symbols, String refusal) {
  /// A path of a library, `off`, or empty to look for one.
  static final String SETTING = "waybill.opencl.library";

  /// What is used. It is looked for, as the property says, when this class is first used, and stays
  /// loaded.
  static final OpenClLibrary THIS_MACHINE =
      find(System.getProperty(SETTING, ""), names(System.getProperty("os.name", "")));

  /// Looks for a library.
  ///
  /// @param setting the value of the property
  /// @param names where to look without one, in order
  static OpenClLibrary find(String setting, List<String> names) {
    if (setting.equals("off")) {
      return new OpenClLibrary(null, SETTING + " is off");
    }
    List<String> failures = new ArrayList<>();
    for (String name : setting.isEmpty() ? names : List.of(setting)) {
      try {
        SymbolLookup symbols = open(name);
        if (symbols.find("clGetPlatformIDs").isPresent()) {
          return new OpenClLibrary(symbols, "");
        }
        failures.add(name + " has no clGetPlatformIDs");
      } catch (IllegalArgumentException e) {
        failures.add(name + " cannot be opened");
      } catch (IllegalCallerException e) {
        return new OpenClLibrary(null, NativeAccess.refusal(OpenClLibrary.class));
      }
    }
    String tried = String.join(", ", failures);
    return new OpenClLibrary(
        null,
        setting.isEmpty()
            ? "found no OpenCL library: "
                + tried
                + "; install a driver, such as the package pocl-opencl-icd of Debian, or name the"
                + " library's path with -D"
                + SETTING
                + "=PATH"
            : "the library that " + SETTING + " names, " + tried);
  }

  static List<String> names(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("OpenCL.dll");
    }
    return name.startsWith("mac")
        ? List.of("/System/Library/Frameworks/OpenCL.framework/OpenCL")
        : List.of("libOpenCL.so.1", "libOpenCL.so");
  }

  /// Returns what a function is called with.
  MethodHandle handle(String name, FunctionDescriptor type) {
    if (symbols == null) {
      throw new IllegalStateException(refusal);
    }
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type);
  }

  private static SymbolLookup open(String name) {
    // A name goes to the loader of the system, which knows where libraries are.
    return name.indexOf('/') < 0 && name.indexOf('\\') < 0
        ? SymbolLookup.libraryLookup(name, Arena.global())
        : SymbolLookup.libraryLookup(Path.of(name), Arena.global());
  }
}
