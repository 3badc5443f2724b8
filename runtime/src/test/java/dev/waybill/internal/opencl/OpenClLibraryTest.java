package dev.waybill.internal.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
