package dev.waybill.processor;

import java.nio.file.Path;

/**
 * The little that generated code calls, as sources, so that this module needs no runtime: a
 * registry that remembers what was registered and chooses the kernel of the highest priority.
 */
final class FakeRuntime {

  private FakeRuntime() {}

  /** Compiles the fake into a folder and returns its classes. */
  static Path compileInto(Path root) {
    Build build = sources(Build.in(root)).options("--release", "17");
    Build.Result result = build.compilePlainly();
    if (!result.success()) {
      throw new IllegalStateException("the fake runtime does not compile: " + result.lines());
    }
    return build.classes();
  }

  private static Build sources(Build build) {
    return build
        .source(
            "dev/waybill/tensor/DType.java",
            """
            package dev.waybill.tensor;
            public enum DType { F32, F64 }
            """)
        .source(
            "dev/waybill/dispatch/Dispatchable.java",
            """
            package dev.waybill.dispatch;
            public interface Dispatchable {
              int keys();
              dev.waybill.tensor.DType dtype();
              static int keys(java.util.List<? extends Dispatchable> list) {
                int keys = 0;
                for (Dispatchable one : list) keys |= one.keys();
                return keys;
              }
              static dev.waybill.tensor.DType dtype(java.util.List<? extends Dispatchable> list) {
                return list.isEmpty() ? null : list.get(0).dtype();
              }
            }
            """)
        .source(
            "dev/waybill/tensor/Tensor.java",
            """
            package dev.waybill.tensor;
            public record Tensor(float value) implements dev.waybill.dispatch.Dispatchable {
              public int keys() { return 64; }
              public DType dtype() { return DType.F32; }
            }
            """)
        .source("dev/waybill/dispatch/UnaryOp.java", callInterface("UnaryOp", "Tensor a"))
        .source(
            "dev/waybill/dispatch/BinaryOp.java", callInterface("BinaryOp", "Tensor a, Tensor b"))
        .source(
            "dev/waybill/dispatch/TernaryOp.java",
            callInterface("TernaryOp", "Tensor a, Tensor b, Tensor c"))
        .source(
            "dev/waybill/dispatch/OpHandle.java",
            """
            package dev.waybill.dispatch;
            import dev.waybill.spi.Registrar;
            import java.util.ArrayList;
            import java.util.List;
            public final class OpHandle {
              public final List<String> calls = new ArrayList<>();
              private final Registrar registrar;
              private final int id;
              public OpHandle(Registrar registrar, int id) {
                this.registrar = registrar;
                this.id = id;
              }
              public Object kernel(int keys, dev.waybill.tensor.DType dtype) {
                calls.add(keys + " " + dtype);
                return registrar.link(id);
              }
              public RuntimeException refusal(RuntimeException failure, Object... arguments) {
                return failure;
              }
            }
            """)
        .source(
            "dev/waybill/registry/Registry.java",
            """
            package dev.waybill.registry;
            import dev.waybill.dispatch.OpHandle;
            import dev.waybill.spi.ExportModule;
            import dev.waybill.spi.Registrar;
            import dev.waybill.spi.Registration;
            import java.util.ArrayList;
            import java.util.HashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.ServiceLoader;
            public final class Registry implements Registration {
              private static final Registry GLOBAL = new Registry();
              public final List<String> log = new ArrayList<>();
              public final Map<String, Registrar> registrars = new HashMap<>();
              public final Map<String, Integer> ids = new HashMap<>();
              private final Map<String, OpHandle> ops = new HashMap<>();
              private final Map<String, Integer> priorities = new HashMap<>();
              static {
                ServiceLoader.load(ExportModule.class, Registry.class.getClassLoader())
                    .forEach(module -> {
                      GLOBAL.log.add("module " + module.id() + " format " + module.format());
                      module.register(GLOBAL);
                    });
              }
              private Registry() {}
              public static Registry global() { return GLOBAL; }
              public OpHandle op(String name) {
                OpHandle op = ops.get(name);
                if (op == null) throw new IllegalArgumentException("no op " + name);
                return op;
              }
              private void add(String kind, Registrar registrar, int id, String name, String schema) {
                log.add(kind + " " + id + " " + name + " " + schema);
                registrars.put(name, registrar);
                ids.put(name, id);
              }
              public void op(Registrar r, int id, String name, String schema, String dtypes) {
                add("op", r, id, name, schema + " [" + dtypes + "]");
                ops.put(name, new OpHandle(r, id));
              }
              public void function(Registrar r, int id, String name, String schema) {
                add("function", r, id, name, schema);
              }
              public void type(Registrar r, int id, String name, String schema) {
                add("type", r, id, name, schema);
              }
              public void creator(Registrar r, int id, String schema) {
                log.add("creator " + id + " " + schema);
              }
              public void constant(Registrar r, int id, String name, String schema) {
                add("constant", r, id, name, schema);
              }
              public void alias(Registrar r, int id, String name) {
                log.add("alias " + id + " " + name);
              }
              public void deprecated(Registrar r, int id, String name, String since, String removal,
                  String use, String why) {
                log.add("deprecated " + id + " " + String.join("|", name, since, removal, use, why));
              }
              public void generation1(Registrar r, int id, String... names) {
                log.add("generation1 " + id + " " + String.join(" ", names));
              }
              public void kernel(Registrar r, int id, String op, String device, String dtypes,
                  String requires, int priority) {
                log.add("kernel " + id + " "
                    + String.join("|", op, device, dtypes, requires, "" + priority));
                if (priority > priorities.getOrDefault(op, 0)) {
                  priorities.put(op, priority);
                  ops.put(op, new OpHandle(r, id));
                }
              }
              public void traits(Registrar r, int id, String traits) {
                log.add("traits " + id + " " + traits);
              }
              public void gradient(Registrar r, int id, String op, String of, String saves) {
                log.add("gradient " + id + " " + String.join("|", op, of, saves));
              }
            }
            """);
  }

  private static String callInterface(String name, String parameters) {
    return """
    package dev.waybill.dispatch;
    import dev.waybill.tensor.Tensor;
    @FunctionalInterface
    public interface %s {
      Tensor apply(%s);
    }
    """
        .formatted(name, parameters);
  }
}
