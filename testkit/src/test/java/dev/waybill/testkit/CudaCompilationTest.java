package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.CudaPrograms;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CudaCompilationTest {
  private static final String GOOD =
      "#define T float\nKERNEL void run(GLOBAL T* x) { x[GID(0)] = NAME; }\n";

  @Test
  void saysThatKernelsOfAnAbsentDeviceCompile() {
    Assumptions.assumeTrue(CudaPrograms.absence().isEmpty(), CudaPrograms.absence()::orElseThrow);
    OpReport report = report("math.one", program("math.one", "1"));
    CudaCompilation done = CudaCompilation.of(List.of(report));
    assertThat(done.faults()).isEmpty();
    assertThat(done.text()).startsWith("1 of 1 programs compiled for sm_80 and sm_90 by ");
    assertThat(done.judge(report).cells())
        .extracting(Cell::status)
        .containsExactly(Status.PROVEN, Status.COMPILED);
  }

  @Test
  void showsTheLogOfEachProgramThatDoesNotCompile() {
    Assumptions.assumeTrue(CudaPrograms.absence().isEmpty(), CudaPrograms.absence()::orElseThrow);
    List<OpReport> reports = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String value = i == 3 ? "lost" : i == 7 ? "gone" : i + "";
      reports.add(report("math.op" + i, program("math.op" + i, value)));
    }
    CudaCompilation done = CudaCompilation.of(reports);
    assertThat(done.faults()).hasSize(2);
    assertThat(done.faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("math.op3 does not compile for sm_")
                    .contains("kernel(2): error: identifier \"lost\" is undefined"))
        .anySatisfy(
            fault ->
                assertThat(fault).startsWith("math.op7 does not compile for sm_").contains("gone"));
    assertThat(done.judge(reports.get(3)).cells().get(1).status()).isEqualTo(Status.ABSENT);
  }

  @Test
  void compilesNothingOfKernelsThatAreNotForCuda() {
    OpReport report = report("math.one", program("math.one", "1"));
    CudaCompilation done =
        CudaCompilation.of(List.of(report.with(report.cells().subList(0, 1), List.of())));
    assertThat(done.text())
        .isEqualTo("not compiled: no other device ran a kernel that is for CUDA too");
  }

  @Test
  void asksForNoOtherDeviceWhereTheCompilerIsRequired() {
    Assumptions.assumeTrue(CudaPrograms.absence().isEmpty(), CudaPrograms.absence()::orElseThrow);
    String before = System.getProperty(Required.PROPERTY, "");
    System.setProperty(Required.PROPERTY, Required.CUDA_COMPILER);
    try {
      assertThatThrownBy(() -> Testkit.compile(new Proof("org.example:ops")))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("no other device ran a kernel");
    } finally {
      System.setProperty(Required.PROPERTY, before);
    }
  }

  @Test
  void choosesEvenlyWhatIsCompiled() {
    List<DeviceProgram> all =
        IntStream.range(0, 10).mapToObj(i -> program("math.op" + i, "" + i)).toList();
    assertThat(CudaCompilation.choose(all, "3"))
        .extracting(DeviceProgram::op)
        .containsExactly("math.op0", "math.op3", "math.op6");
    assertThat(CudaCompilation.choose(all, "all")).isEqualTo(all);
    assertThat(CudaCompilation.choose(all, "20")).isEqualTo(all);
    assertThatThrownBy(() -> CudaCompilation.choose(all, "some"))
        .hasMessage("found setting waybill.testkit.compile=some, expected all or a number.");
  }

  private static DeviceProgram program(String op, String value) {
    return new DeviceProgram(Device.parse("opencl:0"), op, GOOD.replace("NAME", value));
  }

  private static OpReport report(String op, DeviceProgram program) {
    List<Cell> cells =
        List.of(
            new Cell("f32", "opencl", "o.C", 1, Status.PROVEN, 1, List.of(program)),
            new Cell("f32", "cuda", "o.C", 1, Status.ABSENT, 0, List.of()));
    return new OpReport(op, "op", "", cells, Status.NONE, Status.NONE, List.of(), 0, List.of());
  }
}
