package dev.waybill.ops.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A module computes nothing by itself: it calls functions of `nn.functional`, and no op of tensors
/// beside a few that move or count.
class ModulesComputeNothingTest {
  private static final Set<String> SHAPES = Set.of("reshape", "squeeze", "unsqueeze");

  /// Classes that call another op, and which: each has its reason.
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          // Counts batches.
          "RunningStatistics", Set.of("add_"),
          // Clears the padding row once, when the table is made.
          "Rows", Set.of("detach", "select", "zero_"),
          // Add what their parts computed to what it was computed from.
          "TransformerEncoderLayer", Set.of("add"),
          "TransformerDecoderLayer", Set.of("add"),
          // The only function of these two.
          "Sigmoid", Set.of("sigmoid"),
          "Tanh", Set.of("tanh"));

  /// What the rule is there to find.
  static final class Planted extends Layer {
    @Override
    protected Tensor forward(Tensor x) {
      return x.mul(2);
    }
  }

  @Test
  void modulesCallFunctionsOnly() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.waybill.ops.nn");
    List<String> found = new ArrayList<>();
    int looked = 0;
    for (JavaClass type : classes) {
      if (type.getPackageName().equals("dev.waybill.ops.nn")
          && !type.getSimpleName().endsWith("_Registrar")) {
        looked++;
        found.addAll(arithmetic(type));
      }
    }
    assertThat(looked).isGreaterThan(60);
    assertThat(found).isEmpty();
  }

  @Test
  void aModuleThatMultipliesIsFound() {
    JavaClass planted = new ClassFileImporter().importClass(Planted.class);
    assertThat(arithmetic(planted)).containsExactly("Planted calls mul");
  }

  private static List<String> arithmetic(JavaClass type) {
    List<String> found = new ArrayList<>();
    String outer = type.getName().replaceAll(".*\\.|\\$.*Planted$|\\$.*", "");
    String name = type.getSimpleName().equals("Planted") ? "Planted" : outer;
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      String owner = access.getTargetOwner().getSimpleName();
      String called = access.getTarget().getName();
      boolean isOp =
          owner.equals("TensorOps")
              || owner.equals("MathOps")
              || owner.equals("TensorMethods")
              || (isTensor(owner) && isOpOfTensor(called));
      if (isOp
          && !SHAPES.contains(called)
          && !ALLOWED.getOrDefault(name, Set.of()).contains(called)) {
        found.add(name + " calls " + called);
      }
      if (access.getTargetOwner().getPackageName().equals("dev.waybill.kernel")) {
        found.add(name + " uses the kernel " + owner);
      }
    }
    return found;
  }

  private static boolean isTensor(String owner) {
    return owner.equals("Tensor") || owner.equals("Parameter") || owner.equals("Buffer");
  }

  /// Returns whether a method of tensors is an op, not a question about the tensor.
  private static boolean isOpOfTensor(String name) {
    for (java.lang.reflect.Method method : dev.waybill.tensor.TensorOps.class.getMethods()) {
      if (method.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
