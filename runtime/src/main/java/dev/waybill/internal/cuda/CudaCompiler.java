package dev.waybill.internal.cuda;

import dev.waybill.device.DeviceException;
import dev.waybill.internal.device.Once;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compiles CUDA C for an architecture, with or without a device: by NVRTC where it is found, else
/// by `nvcc`. They are looked for with the first compilation.
public final class CudaCompiler {
  /// A path of NVRTC, or `off`.
  static final String NVRTC = "waybill.cuda.nvrtc";

  /// A path of nvcc, or `off`.
  static final String NVCC = "waybill.cuda.nvcc";

  /// Numbers of `float` as IEEE 754 says, as on the processor.
  static final List<String> OPTIONS =
      List.of("--std=c++17", "--fmad=false", "--prec-div=true", "--prec-sqrt=true", "--ftz=false");

  private static final List<String> NVRTC_NAMES =
      List.of("libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so");

  private final String nvrtcSetting;
  private final String nvccSetting;
  private final Once<Found> found = new Once<>(this::look);

  /// Makes a compiler as the properties say.
  public CudaCompiler() {
    this(System.getProperty(NVRTC, ""), System.getProperty(NVCC, ""));
  }

  CudaCompiler(String nvrtcSetting, String nvccSetting) {
    this.nvrtcSetting = nvrtcSetting;
    this.nvccSetting = nvccSetting;
  }

  /// Returns what stands in front of every source.
  public static String header() {
    return Header.TEXT;
  }

  /// Returns why nothing can be compiled: what was looked for; empty where a compiler was found.
  public String refusal() {
    return found.get().refusal;
  }

  /// Returns which compiler was found.
  ///
  /// @return such as `NVRTC 13.0`; empty for none
  public String name() {
    return found.get().name;
  }

  /// Compiles a program.
  ///
  /// @param name what the program is for, for messages
  /// @param source with [#header()] in front
  /// @param architecture such as `sm_90`
  /// @return a cubin
  /// @throws DeviceException if it does not compile, with the log, or there is no compiler
  public byte[] compile(String name, String source, String architecture) {
    Found here = found.get();
    if (here.nvrtc != null) {
      return here.nvrtc.compile(name, source, architecture);
    }
    if (here.nvcc != null) {
      return Nvcc.compile(here.nvcc, name, source, architecture);
    }
    throw new DeviceException(
        name + " cannot be compiled for " + architecture + ": " + here.refusal + ".");
  }

  private Found look() {
    List<String> tried = new ArrayList<>();
    for (String name : nvrtcNames()) {
      try {
        Nvrtc nvrtc = Nvrtc.open(name);
        return new Found(nvrtc, null, "NVRTC " + nvrtc.version(), "");
      } catch (IllegalArgumentException | Library.MissingFunction e) {
        tried.add(name);
      } catch (IllegalCallerException e) {
        tried.add(name + " (native access is off)");
      }
    }
    for (Path path : nvccPaths()) {
      if (Files.isExecutable(path)) {
        return new Found(null, path, path.toString(), "");
      }
    }
    tried.add(nvccSetting.isEmpty() ? "nvcc on the PATH and in /usr/local/cuda/bin" : nvccSetting);
    return new Found(
        null,
        null,
        "",
        "found no compiler of CUDA C: looked for "
            + String.join(", ", tried)
            + "; name one with -D"
            + NVRTC
            + "=PATH or -D"
            + NVCC
            + "=PATH");
  }

  private List<String> nvrtcNames() {
    if (!nvrtcSetting.isEmpty()) {
      return nvrtcSetting.equals("off") ? List.of() : List.of(nvrtcSetting);
    }
    List<String> names = new ArrayList<>(NVRTC_NAMES);
    for (String folder : homes()) {
      NVRTC_NAMES.forEach(name -> names.add(folder + "/lib64/" + name));
    }
    return names;
  }

  private List<Path> nvccPaths() {
    if (!nvccSetting.isEmpty()) {
      return nvccSetting.equals("off") ? List.of() : List.of(Path.of(nvccSetting));
    }
    List<Path> paths = new ArrayList<>();
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      paths.add(Path.of(folder, "nvcc"));
    }
    homes().forEach(folder -> paths.add(Path.of(folder, "bin", "nvcc")));
    return paths;
  }

  private static List<String> homes() {
    String home = System.getenv("CUDA_HOME");
    return home == null || home.isEmpty()
        ? List.of("/usr/local/cuda")
        : List.of(home, "/usr/local/cuda");
  }

  private record Found(@Nullable Nvrtc nvrtc, @Nullable Path nvcc, String name, String refusal) {}

  /// Read when first asked for.
  private static final class Header {
    static final String TEXT = read();

    private static String read() {
      try (InputStream in = CudaCompiler.class.getResourceAsStream("cuda.h")) {
        return new String(
            Objects.requireNonNull(in, "cuda.h").readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
