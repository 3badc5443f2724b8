package dev.waybill.internal.cuda;

import dev.waybill.device.DeviceException;
import dev.waybill.device.DeviceProgram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compiles many programs as one, each in a namespace of its own: starting a compiler and reading
/// its headers takes ten times as long as a program does.
public final class CudaBatch {
  private static final int TOGETHER = 128;

  private static final Pattern MACRO = Pattern.compile("(?m)^\\s*#\\s*define\\s+(\\w+)");

  private CudaBatch() {}

  /// Compiles, and returns the build logs of those that do not compile.
  ///
  /// @throws DeviceException if there is no compiler
  public static Map<DeviceProgram, String> faults(
      CudaCompiler compiler, Collection<DeviceProgram> programs, String architecture) {
    List<DeviceProgram> all = List.copyOf(programs);
    Map<DeviceProgram, String> faults = new LinkedHashMap<>();
    for (int at = 0; at < all.size(); at += TOGETHER) {
      List<DeviceProgram> some = all.subList(at, Math.min(all.size(), at + TOGETHER));
      find(compiler, some, architecture, faults);
    }
    return faults;
  }

  /// Halves what does not compile until it is one program, whose log is that of a device.
  private static void find(
      CudaCompiler compiler,
      List<DeviceProgram> programs,
      String architecture,
      Map<DeviceProgram, String> faults) {
    DeviceProgram first = programs.getFirst();
    boolean alone = programs.size() == 1;
    try {
      compiler.compile(
          first.op(),
          alone ? CudaCompiler.header() + first.source() : together(programs),
          architecture);
    } catch (DeviceException e) {
      if (!compiler.refusal().isEmpty()) {
        throw e;
      }
      if (alone) {
        faults.put(first, String.valueOf(e.getMessage()));
      } else {
        int half = programs.size() / 2;
        find(compiler, programs.subList(0, half), architecture, faults);
        find(compiler, programs.subList(half, programs.size()), architecture, faults);
      }
    }
  }

  static String together(List<DeviceProgram> programs) {
    // Functions of C have one name in all namespaces.
    StringBuilder text = new StringBuilder(CudaCompiler.header());
    text.append("#undef KERNEL\n#define KERNEL __global__\n");
    List<String> macros = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      String source = programs.get(i).source();
      text.append("namespace program_").append(i).append(" {\n");
      text.append(source).append("\n}\n");
      for (Matcher found = MACRO.matcher(source); found.find(); ) {
        macros.add(found.group(1));
      }
      macros.forEach(macro -> text.append("#undef ").append(macro).append('\n'));
      macros.clear();
    }
    return text.toString();
  }
}
