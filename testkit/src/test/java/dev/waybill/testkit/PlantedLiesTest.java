package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.device.Device;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Results;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.samples.ErrorSample;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// Ops that do not what they declare, next to the honest ones that they would be.
class PlantedLiesTest {
  private static final String FLOATS = "f32 f64";

  @Test
  void provesAnHonestOp() {
    OpReport report = square().prove();
    assertThat(report.failures()).isEmpty();
    assertThat(report.gradient()).isEqualTo(Status.PROVEN);
    assertThat(report.secondGradient()).isEqualTo(Status.PROVEN);
    assertThat(report.cells()).hasSize(2).allMatch(cell -> cell.status() == Status.PROVEN);
    assertThat(report.cells()).allMatch(cell -> cell.samples() > 10);
  }

  @Test
  void refusesAWrongDerivative() {
    OpReport report = op(TensorOps::mul).gradient((gy, x) -> TensorOps.mul(gy, x)).prove();
    assertThat(report.failures()).isNotEmpty().allMatch(text -> text.contains("gradient"));
    assertThat(report.failures().getFirst())
        .matches("gradient, \\(f64\\[.*]\\): the gradient by tensor 0, .*by central differences");
    assertThat(report.gradient()).isEqualTo(Status.FAILED);
  }

  @Test
  void refusesAGradientThatForgetsItsOwnDerivative() {
    OpReport report =
        op(TensorOps::mul)
            .gradient((gy, x) -> TensorOps.mul(gy, TensorOps.mul(x.detach(), Tensor.scalar(2.0))))
            .prove();
    assertThat(report.gradient()).isEqualTo(Status.PROVEN);
    assertThat(report.secondGradient()).isEqualTo(Status.FAILED);
    assertThat(report.failures()).allMatch(text -> text.contains("the second derivative"));
  }

  @Test
  void refusesAnUndeclaredMutation() {
    OpReport report =
        new Planted(FLOATS, "not-differentiable", PlantedLiesTest::writesToItsArgument).prove();
    assertThat(report.failures())
        .isNotEmpty()
        .anyMatch(text -> text.contains("wrote to x, which is not declared with @Mutates"));
    assertThat(report.cells()).allMatch(cell -> cell.status() == Status.FAILED);
  }

  @Test
  void refusesAnUndeclaredViewAndADeclaredOneThatIsNone() {
    assertThat(
            new Planted(FLOATS, "not-differentiable", x -> x.alias(x.layout())).prove().failures())
        .anyMatch(text -> text.contains("shares memory with x, which is not declared"));
    assertThat(new Planted(FLOATS, "aliases=x", x -> TensorOps.mul(x, x)).prove().failures())
        .anyMatch(text -> text.contains("shares no memory with x, which is declared"));
  }

  @Test
  void refusesADtypeThatIsDeclaredAndMissing() {
    Planted planted = new Planted("f32 i32", "not-differentiable", PlantedLiesTest::floatsOnly);
    OpReport report = planted.prove();
    assertThat(report.failures())
        .containsExactly(
            "the kernel of org.example.Op declares cpu and i32, but the op refuses all samples of"
                + " that dtype, and no error sample says so");
    assertThat(report.cells())
        .extracting(Cell::dtype, Cell::status)
        .containsExactly(Tuple.tuple("f32", Status.PROVEN), Tuple.tuple("i32", Status.DECLARED));

    ErrorSample said =
        ErrorSample.of("whole numbers", "expected floats", Tensor.ones(DType.I32, 2));
    OpReport honest = planted.prove(List.of(said));
    assertThat(honest.failures()).isEmpty();
    assertThat(honest.cells().get(1).status()).isEqualTo(Status.REFUSED);
  }

  @Test
  void refusesHalvesThatAreNotWhatF32Gives() {
    OpReport report =
        new Planted("f32 f16", "not-differentiable", PlantedLiesTest::doublesHalves).prove();
    assertThat(report.failures())
        .isNotEmpty()
        .allMatch(text -> text.startsWith("cpu f16, ") && text.contains("beside f32: element"));
    OpReport picky =
        new Planted("f64 f16", "not-differentiable", PlantedLiesTest::smallHalves).prove();
    assertThat(picky.failures()).anyMatch(text -> text.contains("which f64 takes: "));
  }

  private static Tensor doublesHalves(Tensor x) {
    return x.dtype() == DType.F16 ? TensorOps.add(x, x) : TensorOps.clone(x);
  }

  private static Tensor smallHalves(Tensor x) {
    if (x.dtype() == DType.F16 && x.rank() > 1) {
      throw new WrongArgumentException("planted.op", "x", "found many halves, expected few.");
    }
    return TensorOps.clone(x);
  }

  @Test
  void refusesAnErrorSampleWithAnotherText() {
    Planted planted = new Planted("f32", "not-differentiable", PlantedLiesTest::floatsOnly);
    ErrorSample other = ErrorSample.of("text", "expected doubles", Tensor.ones(DType.F32, 2));
    assertThat(planted.prove(List.of(other)).failures())
        .singleElement()
        .asString()
        .startsWith("error sample text, (f32[2]): found the result");
  }

  @Test
  void refusesAWrongShapeRule() {
    OpReport report =
        square()
            .kernel(
                "meta",
                FLOATS,
                "",
                x -> {
                  long[] shape = new long[x.rank() + 1];
                  return Tensor.of(new MetaStorage(0), Layout.dense(0, shape), x.dtype());
                })
            .prove();
    assertThat(report.failures()).isNotEmpty().allMatch(text -> text.contains("on meta: found f"));
  }

  @Test
  void refusesAKernelThatDiffersAndCountsAbsentDevices() {
    OpReport report =
        square()
            .kernel("cpu", "f32", "", x -> TensorOps.mul(x, TensorOps.add(x, x)))
            .kernel("cuda", "f32", "", x -> x)
            .kernel("cpu", "f64", "no-such-thing", x -> x)
            .prove();
    assertThat(report.failures()).anyMatch(text -> text.matches("cpu f32, DENSE .*: element 0.*"));
    assertThat(report.cells().stream().filter(cell -> cell.status() == Status.ABSENT).toList())
        .extracting(Cell::device, Cell::dtype)
        .containsExactlyInAnyOrder(Tuple.tuple("cuda", "f32"), Tuple.tuple("cpu", "f64"));
  }

  @Test
  void refusesAKernelWhoseInPlaceFormIsWrong() {
    OpReport honest = square().inPlace().prove();
    assertThat(honest.failures()).isEmpty();
    assertThat(honest.inPlace()).isEqualTo("planted.op_");
    OpReport report =
        square()
            .inPlace()
            .kernel("cpu", "f32", "", PlantedLiesTest::squaresWrongWhereItIsOfferedATensor)
            .kernel("cpu", "f32", "", x -> TensorOps.mul(x, x)) // best by name: hides the other
            .prove();
    assertThat(report.failures())
        .isNotEmpty()
        .allMatch(text -> text.contains("in place: element") || text.contains("callInto: element"));
  }

  @Test
  void refusesAFunctionThatForgetsAPartOfItsGradient() {
    OpReport honest = Planted.function(Composed.class, "square", Composed::square).prove();
    assertThat(honest.failures()).isEmpty();
    assertThat(honest.kind()).isEqualTo("function");
    assertThat(honest.gradient()).isEqualTo(Status.PROVEN);
    OpReport report = Planted.function(Composed.class, "cut", Composed::cut).prove();
    assertThat(report.gradient()).isEqualTo(Status.FAILED);
    assertThat(report.failures())
        .isNotEmpty()
        .allMatch(text -> text.contains("derivative") || text.contains("gradient"));
  }

  @Test
  void refusesAFunctionWhoseMethodIsAnother() {
    assertThat(Planted.function(Composed.class, "cut", x -> TensorOps.add(x, x)).prove().failures())
        .anyMatch(text -> text.contains("called typed: element"));
  }

  @Test
  void refusesAnOpWithoutSamples() {
    OpReport report = square().withoutSamples().prove();
    assertThat(report.failures())
        .contains(
            "the kernel of org.example.Op declares cpu and f32, but the op has no samples",
            "declares a gradient, but no sample that has one ran");
    assertThat(report.cells()).allMatch(cell -> cell.status() == Status.DECLARED);
  }

  @Test
  void refusesAnAbsentDeviceThatIsRequired() {
    Optional<String> absence = Device.parse("cuda").absence();
    assumeThat(absence).isPresent();
    String before = System.getProperty(Required.PROPERTY, "");
    try {
      System.setProperty(Required.PROPERTY, "shared,cuda,no-such-thing");
      assertThat(
              square()
                  .kernel("cuda", "f32", "", x -> x)
                  .kernel("cpu", "f64", "no-such-thing", x -> x)
                  .prove()
                  .failures())
          .containsExactlyInAnyOrder(
              "the kernel of org.example.Op for cuda did not run: "
                  + absence.orElseThrow()
                  + ", and waybill.require names cuda",
              "the kernel of org.example.Op for cpu did not run: nothing provides the capability"
                  + " no-such-thing, and waybill.require names no-such-thing");
    } finally {
      System.setProperty(Required.PROPERTY, before);
    }
  }

  /// Skips the test where there is none, or fails it if it must be there.
  private static void requireOpenCl() {
    String absence = Device.parse("opencl").absence().orElse("");
    boolean isRequired = Required.names().contains("opencl");
    assertThat(isRequired ? absence : "").as("waybill.require names opencl").isEmpty();
    assumeThat(absence).isEmpty();
  }

  @Test
  void refusesAKernelOfADeviceThatComputesSomethingElse() {
    requireOpenCl();
    assertThat(square().kernel("opencl", "f32", "", x -> TensorOps.add(x, x)).prove().failures())
        .isNotEmpty()
        .allMatch(text -> text.startsWith("opencl f32, ") && text.contains("element"));
  }

  @Test
  void provesGradientsOnADevice() {
    requireOpenCl();
    OpReport report = square().kernel("opencl", FLOATS, "", x -> TensorOps.mul(x, x)).prove();
    assertThat(report.failures()).isEmpty();
    assertThat(report.onDevices())
        .extracting(DeviceGradient::device, DeviceGradient::first, DeviceGradient::second)
        .containsExactly(Tuple.tuple("opencl", Status.PROVEN, Status.PROVEN));
    assertThat(report.onDevices().getFirst().programs()).isNotEmpty();
    OpReport function = Planted.function(Composed.class, "square", Composed::square).prove();
    assertThat(function.onDevices())
        .extracting(DeviceGradient::device, DeviceGradient::first)
        .containsExactly(Tuple.tuple("opencl", Status.PROVEN));
  }

  @Test
  void refusesAGradientThatIsAnotherOnADevice() {
    requireOpenCl();
    OpReport report =
        op(TensorOps::mul)
            .gradient((gy, x) -> TensorOps.mul(gy, TensorOps.mul(x, factor(x, 2.0, 3.0))))
            .kernel("opencl", FLOATS, "", x -> TensorOps.mul(x, x))
            .prove();
    assertThat(report.gradient()).isEqualTo(Status.PROVEN);
    assertThat(report.failures())
        .isNotEmpty()
        .allMatch(
            text ->
                text.matches(
                    "gradient on opencl, \\(f64.*\\): the gradient by tensor 0, element 0: found"
                        + " .*, expected .* by the processor"));
    assertThat(report.onDevices().getFirst().first()).isEqualTo(Status.FAILED);
  }

  @Test
  void refusesASecondGradientThatIsAnotherOnADevice() {
    requireOpenCl();
    OpReport report =
        op(TensorOps::mul)
            .gradient((gy, x) -> TensorOps.mul(gy, TensorOps.mul(forgotten(x), factor(x, 2, 2))))
            .kernel("opencl", FLOATS, "", x -> TensorOps.mul(x, x))
            .prove();
    assertThat(report.secondGradient()).isEqualTo(Status.PROVEN);
    assertThat(report.failures())
        .isNotEmpty()
        .allMatch(
            text ->
                text.startsWith("gradient on opencl, (f64")
                    && text.contains("the second derivative by tensor 0"));
    DeviceGradient there = report.onDevices().getFirst();
    assertThat(there.first()).isEqualTo(Status.PROVEN);
    assertThat(there.second()).isEqualTo(Status.FAILED);
  }

  @Test
  void saysWhichOpAGradientLacksOnADevice() {
    requireOpenCl();
    Symbol.Op op = (Symbol.Op) Registry.global().lookup("tensor.neg");
    OpHandle neg = op.handle(op.kernels().getFirst()); // the processor's
    OpReport report =
        op(TensorOps::mul)
            .gradient(
                (gy, x) -> {
                  Tensor turned = (Tensor) Objects.requireNonNull(neg.call(gy));
                  return TensorOps.mul(turned, TensorOps.mul(x, Tensor.scalar(-2.0)));
                })
            .kernel("opencl", FLOATS, "", x -> TensorOps.mul(x, x))
            .prove();
    assertThat(report.failures()).isEmpty();
    assertThat(report.onDevices())
        .extracting(DeviceGradient::first, DeviceGradient::second, DeviceGradient::lack)
        .containsExactly(Tuple.tuple(Status.MISSING, Status.MISSING, "tensor.neg"));
  }

  private static Tensor factor(Tensor x, double here, double there) {
    return Tensor.scalar(x.device().equals(Device.CPU) ? here : there);
  }

  private static Tensor forgotten(Tensor x) {
    return x.device().equals(Device.CPU) ? x : x.detach();
  }

  @Test
  void refusesARefusalThatHasWritten() {
    Planted planted = new Planted("f32", "not-differentiable", PlantedLiesTest::writesThenRefuses);
    ErrorSample sample =
        ErrorSample.of("late", "too late", Tensor.fromArray(new float[] {7, 8}, 2));
    assertThat(planted.prove(List.of(sample)).failures())
        .anyMatch(text -> text.contains("late, (f32[2]): wrote to x"));
  }

  @Test
  void refusesARefusalInTheNameOfAnother() {
    // The dispatcher names the op in all refusals but those that are about a name.
    Planted planted =
        new Planted(
            "f32", "not-differentiable", x -> (Tensor) Registry.global().op("none").call(x));
    ErrorSample sample = ErrorSample.of("inner", "none", Tensor.ones(DType.F32, 2));
    assertThat(planted.prove(List.of(sample)).failures())
        .anyMatch(text -> text.endsWith("expected a message of planted.op"));
  }

  @Test
  void refusesAnExceptionOfJava() {
    OpReport report =
        new Planted(
                "f32 f64",
                "not-differentiable",
                x -> {
                  long unused = x.rank() == 4 ? x.shape()[x.rank()] : 0;
                  return TensorOps.add(TensorOps.mul(x, x), Tensor.scalar(unused));
                })
            .prove();
    assertThat(report.failures())
        .anyMatch(
            text ->
                text.startsWith("random arguments (")
                    && text.contains("ArrayIndexOutOfBoundsException"));
  }

  @Test
  void acceptsAnExampleThatComesOut() {
    String example =
        """
        - Shapes: any.

        ```java
        Tensor x = Tensor.of(1f, 2f) // one
            .requiresGrad(true); // two
        TensorOps.mul(x, x).detach(); // ==> tensor([1., 4.])
        TensorOps.sum(TensorOps.mul(x, x)).backward();
        TensorOps.outer(x.grad(), Tensor.of(1f, -1f)); // three
        // ==> tensor([[2., -2.],
        //             [4., -4.]])
        TensorOps.outer(x, x).shape(); // ==> [2, 2]
        ```
        """;
    assertThat(square().documented(example).prove().failures()).isEmpty();
  }

  @Test
  void refusesAnExampleThatComesOutOtherwise() {
    String example =
        """
        ```java
        Tensor x = Tensor.of(1f, 2f);
        TensorOps.mul(x, x); // ==> tensor([1., 4.])
        TensorOps.add(x, x); // ==> tensor([2., 5.])
        ```
        """;
    assertThat(square().documented(example).prove().failures())
        .containsExactly(
            "documentation example, \"TensorOps.add(x, x);\": found tensor([2., 4.]), expected"
                + " tensor([2., 5.])");
  }

  @Test
  void refusesAnExampleThatThrows() {
    String example =
        """
        ```java
        Tensor x = Tensor.of(1f, 2f);
        TensorOps.mul(x, Tensor.of(1f, 2f, 3f)); // ==> tensor([1., 4.])
        ```
        """;
    assertThat(square().documented(example).prove().failures())
        .singleElement()
        .asString()
        .startsWith(
            "documentation example, \"TensorOps.mul(x, Tensor.of(1f, 2f, 3f));\" or before it:"
                + " threw dev.waybill.dispatch.ShapeException: tensor.mul");
  }

  @Test
  void refusesAnExampleThatDoesNotCompile() {
    String example =
        """
        ```java
        TensorOps.mul(Tensor.of(1f), 7); // ==> tensor([7.])
        ```
        """;
    assertThat(square().documented(example).prove().failures())
        .singleElement()
        .asString()
        .startsWith(
            "documentation example, \"TensorOps.mul(Tensor.of(1f), 7)\": does not compile: ");
  }

  @Test
  void refusesAnOpWithoutAnExample() {
    assertThat(square().documented("- Shapes: any.").prove().failures())
        .containsExactly(
            "no documentation example: found no fenced java block in its contract comment");
    assertThat(square().documented("```java\nTensor.of(1f);\n```").prove().failures())
        .containsExactly(
            "its documentation example claims nothing, expected a line \"expression; // ==>"
                + " text\"");
  }

  private static Planted square() {
    return op(TensorOps::mul)
        .gradient((gy, x) -> TensorOps.mul(gy, TensorOps.mul(x, Tensor.scalar(2.0))));
  }

  private static Planted op(BinaryOperator<Tensor> of) {
    return new Planted(FLOATS, "pointwise", x -> of.apply(x, x));
  }

  private static Tensor writesToItsArgument(Tensor x) {
    Tensor result = TensorOps.mul(x, x);
    if (x.storage().device() == Key.CPU && x.size() > 0) {
      Cells.setLong(x.array(), x.dtype(), (int) x.layout().position(0), 100);
    }
    return result;
  }

  private static Tensor floatsOnly(Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          "planted.op", "x", "found dtype " + x.dtype() + ", expected floats.");
    }
    return TensorOps.mul(x, x);
  }

  /// Reads its argument after it has begun to write, which only shows where both are one.
  private static Tensor squaresWrongWhereItIsOfferedATensor(Tensor x) {
    Tensor y = Results.pointwise(x, x.dtype(), x.shape());
    boolean isOffered = !y.layout().isDense();
    for (int i = 0; i < x.size(); i++) {
      double value = Data.get(x, i);
      Cells.setDouble(
          y.array(),
          y.dtype(),
          (int) y.layout().position(i),
          isOffered ? 2 * value : value * value);
    }
    return y;
  }

  private static Tensor writesThenRefuses(Tensor x) {
    if (x.storage().device() == Key.CPU && x.size() == 2) {
      Cells.setLong(x.array(), x.dtype(), 0, 100);
      throw new WrongArgumentException("planted.op", "x", "found it too late, expected nothing.");
    }
    return TensorOps.mul(x, x);
  }

  /// Functions as a library would export them.
  public static final class Composed {
    private Composed() {}

    /// Honest.
    ///
    /// @param x the tensor
    /// @return its square
    public static Tensor square(Tensor x) {
      return TensorOps.mul(x, x);
    }

    /// Has half of its gradient.
    ///
    /// @param x the tensor
    /// @return its square
    public static Tensor cut(Tensor x) {
      return TensorOps.mul(x, x.detach());
    }
  }
}
