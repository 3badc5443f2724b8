package dev.waybill.testkit;

import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.manifest.ApiDoc;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.Sample;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A library with one op, `planted.op(Tensor x)`, written by hand as the processor would write it.
final class Planted implements ExportModule, Registrar {
  private static final String NAME = "planted.op";
  private final List<Call> kernels = new ArrayList<>();
  private final List<Consumer<Registration>> calls = new ArrayList<>();
  private @Nullable Derivative derivative;
  private String owner = "org.example.Op";
  private boolean hasSamples = true;
  private @Nullable String documentation;

  Planted(String dtypes, String traits, Function<Tensor, Tensor> body) {
    int id = add(body);
    calls.add(into -> into.op(this, id, NAME, "op(Tensor x) -> Tensor", dtypes));
    calls.add(into -> into.traits(this, id, traits));
  }

  /// A function made of ops: the method of this name of a class.
  static Planted function(Class<?> owner, String method, Function<Tensor, Tensor> body) {
    Planted planted = new Planted("", "", body);
    planted.owner = owner.getName();
    planted.calls.clear();
    planted.calls.add(into -> into.function(planted, 0, NAME, method + "(Tensor x) -> Tensor"));
    return planted;
  }

  Planted inPlace() {
    int id = add(x -> x);
    calls.add(into -> into.op(this, id, NAME + "_", "op_(Tensor x) -> Tensor", ""));
    calls.add(into -> into.traits(this, id, "in-place-of=" + NAME));
    return this;
  }

  Planted withoutSamples() {
    hasSamples = false;
    return this;
  }

  /// Has its example checked, which is otherwise left out.
  Planted documented(String body) {
    documentation = body;
    return this;
  }

  /// Returns a manifest with the op, as the processor would write it.
  static ApiManifest manifest(String body) {
    ApiDoc doc = new ApiDoc("Is planted.", body, "", Map.of(), "");
    ApiNamespace facade = new ApiNamespace("tensor", "Tensors", "", TensorOps.class.getName());
    return new ApiManifest(
        ApiManifest.FORMAT,
        "org.example:planted:1",
        List.of(facade),
        List.of(
            symbol(SymbolKind.OP, NAME, "org.example.Op", "op", doc),
            symbol(SymbolKind.TYPE, "tensor.Tensor", Tensor.class.getName(), "", ApiDoc.NONE)),
        List.of(),
        List.of());
  }

  private static ApiSymbol symbol(
      SymbolKind kind, String name, String owner, String member, ApiDoc doc) {
    List<String> none = List.of();
    return new ApiSymbol(
        kind,
        name,
        none,
        none,
        List.of(),
        owner,
        member,
        none,
        List.of(),
        "",
        none,
        null,
        none,
        List.of(),
        none,
        List.of(),
        "",
        "",
        "STABLE",
        doc,
        new ApiSource("org/example/Op.java", 1));
  }

  Planted kernel(String device, String dtypes, String requires, Function<Tensor, Tensor> body) {
    int id = add(body);
    calls.add(into -> into.kernel(this, id, NAME, device, dtypes, requires, 10));
    return this;
  }

  Planted gradient(Derivative of) {
    int id = add(x -> x);
    derivative = of;
    calls.add(into -> into.gradient(this, id, NAME, "x", "x"));
    return this;
  }

  OpReport prove() {
    return prove(List.of());
  }

  OpReport prove(List<ErrorSample> errors) {
    Registry registry = Registry.of(List.of(this));
    Symbol symbol = registry.lookup(NAME);
    Subject subject =
        symbol instanceof Symbol.Op op ? Subject.of(op) : Subject.of((Symbol.Function) symbol);
    Symbol.Op form = (Symbol.Op) registry.find(NAME + "_").orElse(null);
    List<Sample> samples = hasSamples ? SamplesOfOp.of(subject).samples() : List.of();
    List<String> ofExample =
        documentation == null
            ? List.of()
            : new Examples(List.of(manifest(documentation)), List.of(NAME)).faults(NAME);
    SamplesOfOp taken = new SamplesOfOp(samples, errors, false, true, false, false);
    return new OpProof(subject, form, taken, ofExample).run();
  }

  @Override
  public String id() {
    return "org.example:planted:1";
  }

  @Override
  public int format() {
    return FORMAT;
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public void register(Registration into) {
    calls.forEach(call -> call.accept(into));
  }

  @Override
  public Object link(int id) {
    return kernels.get(id);
  }

  @Override
  public Class<?>[] signature(int id) {
    return new Class<?>[] {Tensor.class};
  }

  @Override
  public Object invoke(int id, Object kernel, Object[] arguments) {
    // A function has no kernel but the registrar itself.
    Object called = kernel == this ? kernels.get(id) : kernel;
    return ((Call) called).call((Tensor) arguments[0]);
  }

  @Override
  public Object dispatcher(int id, Object handle) {
    return (Call)
        x -> ((Call) ((OpHandle) handle).kernel(((Dispatchable) x).keys(), x.dtype())).call(x);
  }

  @Override
  public Object adapter(int id, Function<@Nullable Object[], @Nullable Object> call) {
    return (Call) x -> (Tensor) call.apply(new Object[] {x});
  }

  @Override
  public @Nullable Object gradient(
      int id, @Nullable Object gy, @Nullable Object[] arguments, @Nullable Object result) {
    Derivative known = derivative;
    return known == null || gy == null ? null : known.of((Tensor) gy, (Tensor) arguments[0]);
  }

  private int add(Function<Tensor, Tensor> body) {
    kernels.add(body::apply);
    return kernels.size() - 1;
  }

  /// The op's call interface.
  @FunctionalInterface
  public interface Call {

    /// Calls a kernel.
    Tensor call(Tensor x);
  }

  /// The gradient.
  @FunctionalInterface
  interface Derivative {
    Tensor of(Tensor gy, Tensor x);
  }
}
