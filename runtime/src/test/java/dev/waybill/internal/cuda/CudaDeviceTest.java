package dev.waybill.internal.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import dev.waybill.internal.fixture.LogLines;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CudaDeviceTest {
  private final FakeDriver driver = new FakeDriver(Arena.global());
  private final CudaBackend backend = backend(driver::library);

  private static CudaBackend backend(Supplier<Library> library) {
    return new CudaBackend(library, new CudaCompiler("off", "off"), Optional::empty);
  }

  @Test
  void opensDeviceWithItsContextAndStream() {
    Accelerator device = backend.open(0);
    assertThat(device.name()).isEqualTo("Fake 9000");
    assertThat(device.memory()).isEqualTo(1L << 30);
    assertThat(device.identity()).startsWith("Fake 9000, sm_90, CUDA driver 13000, ");
    assertThat(driver.calls)
        .containsExactly(
            "cuInit",
            "cuDeviceGetCount",
            "cuDeviceGet",
            "cuDeviceGetName",
            "cuDeviceTotalMem_v2",
            "cuDeviceGetAttribute",
            "cuDeviceGetAttribute",
            "cuDriverGetVersion",
            "cuDevicePrimaryCtxRetain",
            "cuCtxSetCurrent",
            "cuStreamCreate");
    assertThat(driver.faults).isEmpty();
  }

  @Test
  void setsContextOnEveryThread() throws InterruptedException {
    Accelerator device = backend.open(0);
    Thread second =
        new Thread(
            () -> {
              long buffer = device.allocate(8);
              device.copy(buffer, 0, buffer, 4, 4);
              device.write(MemorySegment.ofArray(new int[] {1}), buffer, 0);
              device.read(buffer, 0, MemorySegment.ofArray(new int[1]));
              device.synchronize();
              device.load("p", new byte[1]).function("f").launch(one(), one(), 0, List.of());
              device.free(buffer);
            });
    second.start();
    second.join();
    assertThat(driver.calls).endsWith("cuCtxSetCurrent", "cuStreamSynchronize", "cuMemFree_v2");
    assertThat(driver.faults).isEmpty();
  }

  // Sizes around the pieces of 4 MiB.
  @Test
  void copiesLargeMemoryInPieces() {
    Accelerator device = backend.open(0);
    for (int bytes : new int[] {1, 4 << 20, (4 << 20) + 1, (12 << 20) + 345}) {
      byte[] there = new byte[bytes];
      new Random(bytes).nextBytes(there);
      byte[] back = new byte[bytes];
      long buffer = device.allocate(bytes + 7);
      device.write(MemorySegment.ofArray(there), buffer, 7);
      device.read(buffer, 7, MemorySegment.ofArray(back));
      assertThat(back).isEqualTo(there);
    }
    assertThat(driver.calls.stream().filter("cuMemHostAlloc"::equals)).hasSize(2);
    assertThat(driver.calls.stream().filter("cuMemcpyHtoDAsync_v2"::equals)).hasSize(1 + 1 + 2 + 4);
  }

  @Test
  void passesArgumentsBySize() {
    driver.parameters = new long[] {8, 8, 4, 4, 8, 4};
    Accelerator.Function function = backend.open(0).load("p", new byte[1]).function("f");
    assertThat(function.largestGroup()).isEqualTo(512);
    function.launch(
        new int[] {7, 3},
        new int[] {32, 4},
        640,
        List.of(new Accelerator.Buffer(1234), -5L, -6, 1.5f, 2.5));
    assertThat(driver.launched)
        .containsExactly(
            7L,
            3L,
            1L,
            32L,
            4L,
            1L,
            640L,
            FakeDriver.STREAM,
            1234L,
            -5L,
            -6L,
            (long) Float.floatToRawIntBits(1.5f),
            Double.doubleToRawLongBits(2.5),
            640L);
    assertThat(driver.calls).doesNotContain("cuFuncSetAttribute");
  }

  @Test
  void asksForMuchSharedMemory() {
    driver.parameters = new long[] {4};
    Accelerator.Function function = backend.open(0).load("p", new byte[1]).function("f");
    function.launch(one(), one(), 50_000, List.of());
    assertThat(driver.calls).endsWith("cuFuncSetAttribute", "cuLaunchKernel");
  }

  @Test
  void refusesWrongArgumentsBeforeTheDriverReadsThem() {
    driver.parameters = new long[] {8, 4};
    Accelerator.Function function = backend.open(0).load("ops", new byte[1]).function("f");
    assertThatThrownBy(() -> function.launch(one(), one(), 0, List.of(1L)))
        .isInstanceOf(DeviceException.class)
        .hasMessage("cuda:0 (Fake 9000): ops/f: found 1 arguments, expected 2.");
    assertThatThrownBy(() -> function.launch(one(), one(), 0, List.of(1L, 2L)))
        .hasMessage("cuda:0 (Fake 9000): ops/f: found 8 bytes for parameter 1, expected 4.");
    assertThatThrownBy(() -> function.launch(one(), one(), 0, List.of("x", 2)))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "cuda:0 (Fake 9000): found an argument of java.lang.String for ops/f, expected a"
                + " Buffer, an Integer, a Long, a Float or a Double.");
    assertThat(driver.calls).doesNotContain("cuLaunchKernel");
  }

  @Test
  void returnsNoBufferIfMemoryIsShort() {
    Accelerator device = backend.open(0);
    driver.errors.put("cuMemAlloc_v2", 2);
    assertThat(device.allocate(64)).isZero();
    driver.errors.put("cuMemAlloc_v2", 201);
    assertThatThrownBy(() -> device.allocate(64))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "cuda:0 (Fake 9000): cuMemAlloc failed: CUDA_ERROR_FAKE_201 (201): what 201 means.");
  }

  @Test
  void tellsThatContextIsLost() {
    Accelerator device = backend.open(0);
    driver.errors.put("cuStreamSynchronize", 700);
    assertThatThrownBy(device::synchronize)
        .hasMessage(
            "cuda:0 (Fake 9000): cuStreamSynchronize failed: CUDA_ERROR_FAKE_700 (700): what 700"
                + " means. This or an earlier kernel did it. The device is lost, and all tensors on"
                + " it with it; only a new run of this program can use it. The processor and other"
                + " devices are as they were.");
    // As if nothing had happened.
    driver.errors.clear();
    driver.calls.clear();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> device.allocate(8),
            () -> device.read(64, 0, MemorySegment.ofArray(new int[1])),
            () -> device.write(MemorySegment.ofArray(new int[1]), 64, 0),
            () -> device.copy(64, 0, 128, 0, 8),
            () -> device.load("p", new byte[1]),
            device::synchronize)) {
      assertThatThrownBy(call)
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith(
              "cuda:0 (Fake 9000): the device is lost, and all tensors on it with it;")
          .hasMessageContaining("What lost it: cuda:0 (Fake 9000): cuStreamSynchronize failed");
    }
    device.free(64);
    assertThat(driver.calls).isEmpty();
  }

  @Test
  void refusesKernelsOfLostDevice() {
    Accelerator.Function function = backend.open(0).load("p", new byte[1]).function("f");
    driver.errors.put("cuLaunchKernel", 719);
    assertThatThrownBy(() -> function.launch(one(), one(), 0, List.of()))
        .hasMessageContaining("cuLaunchKernel of p/f on 1 x 1 x 1 blocks of 1 x 1 x 1 threads")
        .hasMessageContaining("The device is lost");
    driver.errors.clear();
    assertThatThrownBy(() -> function.launch(one(), one(), 0, List.of()))
        .hasMessageContaining("the device is lost");
  }

  @Test
  void refusesDeviceThatIsNotThere() {
    assertThatThrownBy(() -> backend.open(7))
        .isInstanceOf(DeviceException.class)
        .hasMessage("cuda:7: no such device: found 1 from cuda:0.");
  }

  @Test
  void refusesDriverWithoutDevices() {
    driver.devices = 0;
    assertThat(backend.refusal()).isEqualTo("the driver has no devices");
    assertThat(backend.count()).isZero();
    assertThatThrownBy(() -> backend.open(0))
        .hasMessage("cuda:0: no such device: the driver has no devices.");
  }

  @Test
  void refusesDriverThatDoesNotStart() {
    driver.errors.put("cuInit", 100);
    assertThat(backend.refusal())
        .isEqualTo("cuInit failed: CUDA_ERROR_FAKE_100 (100): what 100 means");
    assertThat(backend.count()).isZero();
  }

  @Test
  void refusesDriverThatLacksFunction() {
    driver.remove("cuEventRecord");
    assertThat(backend.refusal()).isEqualTo("a fake has no cuEventRecord");
  }

  @Test
  void worksWithDriverThatDoesNotTellParameters() {
    driver.remove("cuFuncGetParamInfo");
    backend.open(0).load("p", new byte[1]).function("f").launch(one(), one(), 0, List.of());
    assertThat(driver.calls).endsWith("cuLaunchKernel");
  }

  @Test
  void refusesMissingLibrary() {
    assertThat(backend(() -> CudaBackend.find("/none/libcuda.so.1")).refusal())
        .isEqualTo("/none/libcuda.so.1, which waybill.cuda.library names, cannot be opened");
    assertThat(backend(() -> CudaBackend.find("off")).refusal())
        .isEqualTo("waybill.cuda.library is off");
  }

  @Test
  void logsOnceWhyThereAreNoDevices() {
    driver.devices = 0;
    try (LogLines log = new LogLines("dev.waybill.device")) {
      assertThat(backend.count()).isZero();
      assertThat(backend.refusal()).isNotEmpty();
      assertThat(log.lines()).containsExactly("cuda: no devices: the driver has no devices.");
    }
  }

  private static int[] one() {
    return new int[] {1};
  }
}
