package dev.waybill.internal.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMemoryTest {

  @Test
  void readsWhatLinuxCanSpare(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("meminfo");
    Files.writeString(
        file, "MemTotal:       24684444 kB\nMemFree:        1 kB\nMemAvailable:   22628352 kB\n");
    assertThat(HostMemory.available(file)).hasValue(22628352L * 1024);
    Files.writeString(file, "MemTotal:       24684444 kB\n");
    assertThat(HostMemory.available(file)).isEmpty();
    assertThat(HostMemory.available(folder.resolve("none"))).isEmpty();
  }

  @Test
  void leavesJavaItsHeapAndTheDeviceALeastShare() {
    assertThat(HostMemory.bound(800, OptionalLong.empty(), 300)).isEqualTo(800);
    assertThat(HostMemory.bound(800, OptionalLong.of(2000), 300)).isEqualTo(800);
    assertThat(HostMemory.bound(800, OptionalLong.of(900), 300)).isEqualTo(600);
    assertThat(HostMemory.bound(800, OptionalLong.of(200), 300)).isEqualTo(100);
  }
}
