package dev.waybill.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.device.DeviceMemory;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.opencl.OpenClDevice;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.DeviceTensors;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceMemoryTest {
  private final Accelerator accelerator = OpenClDevice.required().accelerator();

  /// Of its own memory, so that other tests are not counted.
  private Machine machine() {
    return new Machine(Device.parse("opencl:0"), accelerator);
  }

  /// So small that the collector is asked to run each 32 MiB.
  private Machine smallMachine() {
    return new Machine(Device.parse("opencl:0"), accelerator, 256L << 20);
  }

  /// 100 MiB, 240 MiB and 1 GiB in all. Kept memory of other sizes may be as much as is held.
  @Test
  void staysFlatOverTensorsThatNobodyCloses() {
    staysFlat(smallMachine(), 72L << 20, 100_000, 256);
    staysFlat(smallMachine(), 72L << 20, 10_000, 1536, 5120, 7168, 10_240, 6656, 5632);
    staysFlat(smallMachine(), 72L << 20, 10_000, 1 << 15, 20_000);
  }

  @Test
  @Tag("full")
  void staysFlatOverAMillionTensorsThatNobodyCloses() {
    staysFlat(machine(), 520L << 20, 1_000_000, 256);
    staysFlat(machine(), 520L << 20, 1_000_000, 1536, 5120, 7168, 10_240, 6656, 5632);
    staysFlat(machine(), 520L << 20, 1_000_000, 1 << 15, 20_000);
  }

  /// Makes tensors of some sizes in turn.
  private static void staysFlat(Machine machine, long most, int count, long... sizes) {
    for (int i = 0; i < count; i++) {
      DeviceTensors.empty(machine, DType.F32, sizes[i % sizes.length]);
      if (i % 1000 == 0) {
        DeviceMemory memory = machine.memory().stats();
        assertThat(memory.liveBytes() + memory.cachedBytes())
            .as("after %s tensors of %s elements", i, Arrays.toString(sizes))
            .isLessThan(most);
      }
    }
    DeviceMemory memory = machine.memory().stats();
    assertThat(memory.allocations()).isEqualTo(count);
    machine.memory().trim();
    assertThat(machine.memory().stats().cachedBytes()).isZero();
  }

  /// What a driver promises and does not have ends the process.
  @Test
  void takesNoMoreThanThereIsAndGoesOnWhenTensorsAreGone() {
    Machine machine = smallMachine();
    List<Tensor> held = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      held.add(DeviceTensors.empty(machine, DType.F32, 1 << 24));
    }
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> DeviceTensors.empty(machine, DType.I8, 1))
        .withMessage(
            "opencl:0: out of memory: found 0 bytes of 256.0 MiB not held by tensors, expected 1"
                + " bytes in one piece; the largest of 4 tensors: f32 [16777216], 64.0 MiB; f32"
                + " [16777216], 64.0 MiB; f32 [16777216], 64.0 MiB; f32 [16777216], 64.0 MiB.");
    assertThat(TensorOps.add(Tensor.of(1f), Tensor.of(2f)).getFloat(0)).isEqualTo(3);
    held.clear();
    held.add(DeviceTensors.empty(machine, DType.I8, 192L << 20));
    assertThat(machine.memory().stats())
        .as("the cache was dropped for another size")
        .returns(192L << 20, DeviceMemory::liveBytes)
        .returns(0L, DeviceMemory::cachedBytes);
    assertThat(held).hasSize(1);
  }

  @Test
  void takesNoMoreThanTheSettingSays() {
    String before = System.getProperty(Machine.LIMIT);
    System.setProperty(Machine.LIMIT, "4096");
    try {
      Machine machine = machine();
      assertThatExceptionOfType(DeviceException.class)
          .isThrownBy(() -> DeviceTensors.empty(machine, DType.F32, 2000))
          .withMessage(
              "opencl:0: out of memory: found 4.0 KiB of 4.0 KiB not held by tensors, expected 7.8"
                  + " KiB in one piece; there are no tensors.");
    } finally {
      if (before == null) {
        System.clearProperty(Machine.LIMIT);
      } else {
        System.setProperty(Machine.LIMIT, before);
      }
    }
  }

  @Test
  void forgetsKeptMemoryOfSizesThatNobodyWants() {
    Machine machine = machine();
    for (long size = 1 << 20; size < 1 << 24; size += 1 << 20) {
      for (int i = 0; i < 40; i++) {
        DeviceTensors.empty(machine, DType.I8, size);
      }
    }
    DeviceMemory memory = machine.memory().stats();
    assertThat(memory.liveBytes() + memory.cachedBytes()).isLessThan(2L << 30);
  }

  @Test
  void listsLargestTensorsWhereMemoryIsShort() {
    Machine machine = machine();
    Tensor small = DeviceTensors.empty(machine, DType.F32, 2, 3);
    Tensor large = DeviceTensors.empty(machine, DType.F64, 1024, 1024);
    long most = accelerator.memory();
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> DeviceTensors.empty(machine, DType.I8, most))
        .withMessageMatching(
            "opencl:0: out of memory: found [0-9.]+ [MG]iB of [0-9.]+ [MG]iB not held by tensors,"
                + " expected [0-9.]+ [MG]iB in one piece; the largest of 2 tensors: f64"
                + " \\[1024, 1024\\], 8\\.0 MiB; f32 \\[2, 3\\], 512 bytes\\.");
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> DeviceTensors.empty(machine, DType.F64, Long.MAX_VALUE))
        .withMessageContaining("expected 65536.0 PiB in one piece");
    assertThat(machine.memory().stats().live()).isEqualTo(2);
    // They are held until here.
    assertThat(List.of(small.size(), large.size())).containsExactly(6L, 1L << 20);
  }

  /// 130 of 139 would be rounded to 144.
  @Test
  void roundsUpNoFurtherThanThereIsMemory() {
    assertThat(DeviceAllocator.round(130L << 30, 139L << 30)).isEqualTo(130L << 30);
    assertThat(DeviceAllocator.round(130L << 30, 200L << 30)).isEqualTo(144L << 30);
    assertThat(DeviceAllocator.round(1, 1000)).isEqualTo(512);
    assertThat(DeviceAllocator.round(990, 1000)).isEqualTo(1000);
  }

  @Test
  void saysWhichDevicesThereAreInstead() {
    int count = Machines.count(Key.OPENCL);
    String found = count == 1 ? "found 1 device " : "found " + count + " devices ";
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> Machines.of(Device.parse("opencl:700")))
        .withMessageStartingWith(
            "opencl:700: no such device: " + found + "of the kind opencl, expected ")
        .withMessageContaining("opencl:0");
    assertThat(Device.parse("opencl:700").absence().orElse("")).startsWith(found);
    assertThat(Device.parse("opencl").absence()).isEmpty();
    assertThat(Device.all()).startsWith(Device.CPU, Device.parse("opencl:0"));
    assertThatExceptionOfType(WrongArgumentException.class)
        .isThrownBy(() -> new Device(Key.OPENCL, -1))
        .withMessageContaining("found opencl:-1, expected cpu, opencl:N or cuda:N.");
  }

  @Test
  void keepsProgramsAndSurvivesWrongFiles(@TempDir Path folder) throws IOException {
    String before = System.getProperty(Programs.FOLDER);
    System.setProperty(Programs.FOLDER, folder.toString());
    try {
      String source = "KERNEL void run(GLOBAL int* x) { x[GID(0)] = 42; }\n";
      machine().programs().function("test", source, "run");
      Path file = only(folder);
      byte[] whole = Files.readAllBytes(file);
      assertThat(run(machine(), source)).isEqualTo(42);
      assertThat(Files.readAllBytes(file)).as("not compiled again").isEqualTo(whole);
      // Cut off, empty, and changed in the middle: each is compiled again and replaced.
      byte[] changed = whole.clone();
      changed[whole.length / 2] ^= 1;
      for (byte[] wrong : List.of(Arrays.copyOf(whole, 1000), new byte[0], changed)) {
        Files.write(file, wrong);
        assertThat(run(machine(), source)).isEqualTo(42);
        assertThat(only(folder)).isEqualTo(file);
        assertThat(Files.size(file)).isGreaterThan(1000);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(wrong);
      }
    } finally {
      if (before == null) {
        System.clearProperty(Programs.FOLDER);
      } else {
        System.setProperty(Programs.FOLDER, before);
      }
    }
  }

  private static int run(Machine machine, String source) {
    Tensor x = DeviceTensors.of(machine, DType.I32, new int[1], 1);
    long handle = ((DeviceStorage) x.storage()).buffer().handle();
    machine
        .programs()
        .function("test", source, "run")
        .launch(new int[] {1}, new int[] {1}, 0, List.of(new Accelerator.Buffer(handle)));
    return DeviceTensors.read(machine, x, new int[1])[0];
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("opencl"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
