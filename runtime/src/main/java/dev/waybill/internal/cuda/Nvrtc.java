package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.DeviceException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// NVIDIA's compiler as a library.
final class Nvrtc {
  private static final int SUCCESS = 0;

  private final String version;
  private final MethodHandle createProgram;
  private final MethodHandle compileProgram;
  private final MethodHandle destroyProgram;
  private final MethodHandle getProgramLogSize;
  private final MethodHandle getProgramLog;
  private final MethodHandle getCubinSize;
  private final MethodHandle getCubin;

  private Nvrtc(Library library) {
    createProgram =
        library.function(
            "nvrtcCreateProgram", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    compileProgram = library.function("nvrtcCompileProgram", JAVA_LONG, JAVA_INT, ADDRESS);
    destroyProgram = library.function("nvrtcDestroyProgram", ADDRESS);
    getProgramLogSize = library.function("nvrtcGetProgramLogSize", JAVA_LONG, ADDRESS);
    getProgramLog = library.function("nvrtcGetProgramLog", JAVA_LONG, ADDRESS);
    getCubinSize = library.function("nvrtcGetCUBINSize", JAVA_LONG, ADDRESS);
    getCubin = library.function("nvrtcGetCUBIN", JAVA_LONG, ADDRESS);
    MethodHandle getVersion = library.function("nvrtcVersion", ADDRESS, ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment major = arena.allocate(JAVA_INT);
      MemorySegment minor = arena.allocate(JAVA_INT);
      check("nvrtcVersion", Library.call(() -> (int) getVersion.invokeExact(major, minor)));
      version = major.get(JAVA_INT, 0) + "." + minor.get(JAVA_INT, 0);
    }
  }

  /// Opens it.
  ///
  /// @throws IllegalArgumentException if it cannot be opened
  static Nvrtc open(String name) {
    Path folder = name.indexOf('/') < 0 ? null : Path.of(name).getParent();
    if (folder != null) {
      openBuiltins(folder);
    }
    return new Nvrtc(Library.open(name));
  }

  /// NVRTC opens this second library by its bare name, which the loader of the system finds outside
  /// of its folders only if it is already there.
  private static void openBuiltins(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "libnvrtc-builtins.so*")) {
      for (Path file : files) {
        Library.open(file.toString());
      }
    } catch (IOException | IllegalArgumentException e) {
      // The compilation tells what is missing, if anything.
    }
  }

  String version() {
    return version;
  }

  byte[] compile(String name, String source, String architecture) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment program = arena.allocate(JAVA_LONG);
      MemorySegment text = arena.allocateFrom(source);
      MemorySegment file = arena.allocateFrom("kernel.cu");
      check(
          "nvrtcCreateProgram",
          Library.call(
              () ->
                  (int)
                      createProgram.invokeExact(
                          program, text, file, 0, MemorySegment.NULL, MemorySegment.NULL)));
      try {
        long handle = program.get(JAVA_LONG, 0);
        List<String> options = new ArrayList<>(CudaCompiler.OPTIONS);
        options.add("--gpu-architecture=" + architecture);
        MemorySegment list = arena.allocate(ADDRESS, options.size());
        for (int i = 0; i < options.size(); i++) {
          list.setAtIndex(ADDRESS, i, arena.allocateFrom(options.get(i)));
        }
        int count = options.size();
        int code = Library.call(() -> (int) compileProgram.invokeExact(handle, count, list));
        if (code != SUCCESS) {
          throw new DeviceException(
              name
                  + " does not compile for "
                  + architecture
                  + " (NVRTC "
                  + version
                  + ", error "
                  + code
                  + "):\n"
                  + log(arena, handle));
        }
        return bytes(arena, "nvrtcGetCUBIN", getCubinSize, getCubin, handle).toArray(JAVA_BYTE);
      } finally {
        Library.call(() -> (int) destroyProgram.invokeExact(program));
      }
    }
  }

  private String log(Arena arena, long handle) {
    return bytes(arena, "nvrtcGetProgramLog", getProgramLogSize, getProgramLog, handle)
        .getString(0)
        .strip();
  }

  private static MemorySegment bytes(
      Arena arena, String call, MethodHandle size, MethodHandle get, long handle) {
    MemorySegment length = arena.allocate(JAVA_LONG);
    check(call + "Size", Library.call(() -> (int) size.invokeExact(handle, length)));
    MemorySegment bytes = arena.allocate(Math.max(1, length.get(JAVA_LONG, 0)));
    check(call, Library.call(() -> (int) get.invokeExact(handle, bytes)));
    return bytes;
  }

  private static void check(String call, int code) {
    if (code != SUCCESS) {
      throw new DeviceException(call + " failed with error " + code + ".");
    }
  }
}
