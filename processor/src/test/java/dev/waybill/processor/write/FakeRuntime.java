package dev.waybill.processor.write;

import java.util.HashMap;
import java.util.Map;

/** A small runtime, since the real one needs a later Java and this module must not know it. */
final class FakeRuntime {

  private FakeRuntime() {}

  static Map<String, String> sources() {
    Map<String, String> all = new HashMap<>();
    all.put(
        "dev.waybill.tensor.DType", "package dev.waybill.tensor; public enum DType { F32, F64 }");
    all.put(
        "dev.waybill.tensor.Tensor",
        """
        package dev.waybill.tensor;
        public record Tensor(int keys, DType dtype, double value)
            implements dev.waybill.dispatch.Dispatchable {}
        """);
    all.put(
        "dev.waybill.dispatch.Dispatchable",
        """
        package dev.waybill.dispatch;
        public interface Dispatchable { int keys(); dev.waybill.tensor.DType dtype(); }
        """);
    operators(all);
    all.put(
        "dev.waybill.dispatch.OpHandle",
        """
        package dev.waybill.dispatch;
        public class OpHandle {
          public final String name;
          public static String log = "";
          public static final java.util.Map<String, Object> kernels = new java.util.HashMap<>();
          public OpHandle(String name) { this.name = name; }
          public Object kernel(int keys, dev.waybill.tensor.DType dtype) {
            log += name + " " + keys + " " + dtype + ";";
            return kernels.get(name);
          }
          public RuntimeException refusal(RuntimeException failure, Object... arguments) {
            return new IllegalStateException(
                name + " refused " + arguments[1] + " of " + arguments.length, failure);
          }
        }
        """);
    all.put(
        "dev.waybill.registry.Registry",
        """
        package dev.waybill.registry;
        public class Registry {
          public static Registry global() { return new Registry(); }
          public dev.waybill.dispatch.OpHandle op(String name) {
            return new dev.waybill.dispatch.OpHandle(name);
          }
        }
        """);
    return all;
  }

  private static void operators(Map<String, String> all) {
    String[] names = {"UnaryOp", "BinaryOp", "TernaryOp"};
    String[] parameters = {"Tensor a", "Tensor a, Tensor b", "Tensor a, Tensor b, Tensor c"};
    for (int i = 0; i < names.length; i++) {
      all.put(
          "dev.waybill.dispatch." + names[i],
          "package dev.waybill.dispatch; import dev.waybill.tensor.Tensor; public interface "
              + names[i]
              + " { Tensor apply("
              + parameters[i]
              + "); }");
    }
  }
}
