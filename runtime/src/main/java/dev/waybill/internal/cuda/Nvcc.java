package dev.waybill.internal.cuda;

import dev.waybill.device.DeviceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compiles by a process of `nvcc`, which also needs a C++ compiler on the machine.
final class Nvcc {
  private Nvcc() {}

  static byte[] compile(Path nvcc, String name, String source, String architecture) {
    try {
      Path folder = Files.createTempDirectory("waybill-cuda");
      Path input = folder.resolve("kernel.cu");
      Path output = folder.resolve("kernel.cubin");
      try {
        Files.writeString(input, source);
        List<String> command = new ArrayList<>(List.of(nvcc.toString(), "-cubin"));
        command.add("-arch=" + architecture);
        command.addAll(CudaCompiler.OPTIONS);
        command.addAll(List.of("-o", output.toString(), input.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new DeviceException(
              name + " does not compile for " + architecture + " (nvcc):\n" + log.strip());
        }
        return Files.readAllBytes(output);
      } finally {
        Files.deleteIfExists(input);
        Files.deleteIfExists(output);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new DeviceException(name + " could not be compiled by " + nvcc + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeviceException(name + " was not compiled: the thread was interrupted.");
    }
  }
}
