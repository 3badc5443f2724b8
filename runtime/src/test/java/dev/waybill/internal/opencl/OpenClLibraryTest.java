package dev.waybill.internal.opencl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenClLibraryTest {

  @Test
  void tellsWhatItLookedForAndWhatToDo() {
    OpenClLibrary found = OpenClLibrary.find("", List.of("libnone.so.1", "libnone.so"));
    assertThat(found.symbols()).isNull();
    assertThat(found.refusal())
        .isEqualTo(
            "found no OpenCL library: libnone.so.1 cannot be opened, libnone.so cannot be opened;"
                + " install a driver, such as the package pocl-opencl-icd of Debian, or name the"
                + " library's path with -Dwaybill.opencl.library=PATH");
  }

  @Test
  void refusesFileThatIsNoLibrary(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("libOpenCL.so.1"), "no library");
    assertThat(OpenClLibrary.find(file.toString(), List.of()).refusal())
        .isEqualTo("the library that waybill.opencl.library names, " + file + " cannot be opened");
  }

  @Test
  void looksForNothingIfOff() {
    assertThat(OpenClLibrary.find("off", List.of("libOpenCL.so.1")).refusal())
        .isEqualTo("waybill.opencl.library is off");
  }

  @Test
  void hasNoDevicesWithoutLibrary() {
    OpenClBackend backend =
        new OpenClBackend(() -> OpenClLibrary.find("/none/libOpenCL.so.1", List.of()));
    assertThat(backend.count()).isZero();
    assertThat(backend.refusal())
        .isEqualTo(
            "the library that waybill.opencl.library names, /none/libOpenCL.so.1 cannot be opened");
  }

  @Test
  void staysLostOnceADeviceIs() {
    for (int code : new int[] {-2, -36, -9999}) {
      Failures failures = new Failures("opencl:0 (A)");
      failures.checkIsThere();
      assertThatThrownBy(() -> failures.check("clFinish", code))
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith("opencl:0 (A): found ")
          .hasMessageContaining("The device is lost, and all tensors on it with it;");
      assertThatThrownBy(failures::checkIsThere)
          .isInstanceOf(DeviceException.class)
          .hasMessageStartingWith("opencl:0 (A): the device is lost, and all tensors on it")
          .hasMessageContaining("What lost it: opencl:0 (A): found ");
    }
    Failures others = new Failures("opencl:0 (A)");
    assertThatThrownBy(() -> others.check("clFinish", -30)).hasMessageNotContaining("lost");
    others.checkIsThere();
  }

  /// The loader of OpenCL is there, and looks for drivers where there are none.
  @Test
  void hasNoDevicesWithoutDrivers(@TempDir Path folder) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        OpenClLibrary.THIS_MACHINE.refusal().isEmpty(), OpenClLibrary.THIS_MACHINE::refusal);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("jdk.module.path")
                + File.pathSeparator
                + System.getProperty("java.class.path"),
            "dev.waybill.internal.opencl.OpenClLibraryTest$WithoutDrivers");
    builder.environment().put("OCL_ICD_VENDORS", folder.toString());
    builder.environment().put("OCL_ICD_FILENAMES", "");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("opencl:0: no such device: found no OpenCL driver, expected one")
        .contains("tensor([3., 5.])");
  }

  /// Asks for a device, and works on the processor afterwards.
  static final class WithoutDrivers {
    private WithoutDrivers() {}

    public static void main(String[] arguments) {
      Tensor x = Tensor.of(1f, 2f);
      PrintStream out = System.out;
      try {
        x.to(Device.parse("opencl:0"));
      } catch (DeviceException e) {
        out.println(e.getMessage());
      }
      out.println(TensorOps.add(x, Tensor.of(2f, 3f)));
    }
  }

  @Test
  void namesCodes() {
    // From CL/cl.h and CL/cl_ext.h.
    assertThat(ErrorCode.text(0)).isEqualTo("CL_SUCCESS (0)");
    assertThat(ErrorCode.text(-1)).isEqualTo("CL_DEVICE_NOT_FOUND (-1)");
    assertThat(ErrorCode.text(-11)).isEqualTo("CL_BUILD_PROGRAM_FAILURE (-11)");
    assertThat(ErrorCode.text(-19)).isEqualTo("CL_KERNEL_ARG_INFO_NOT_AVAILABLE (-19)");
    assertThat(ErrorCode.text(-20)).isEqualTo("unknown code (-20)");
    assertThat(ErrorCode.text(-30)).isEqualTo("CL_INVALID_VALUE (-30)");
    assertThat(ErrorCode.text(-38)).isEqualTo("CL_INVALID_MEM_OBJECT (-38)");
    assertThat(ErrorCode.text(-54)).isEqualTo("CL_INVALID_WORK_GROUP_SIZE (-54)");
    assertThat(ErrorCode.text(-61)).isEqualTo("CL_INVALID_BUFFER_SIZE (-61)");
    assertThat(ErrorCode.text(-72)).isEqualTo("CL_MAX_SIZE_RESTRICTION_EXCEEDED (-72)");
    assertThat(ErrorCode.text(-1001)).isEqualTo("CL_PLATFORM_NOT_FOUND_KHR (-1001)");
  }
}
