package dev.waybill.internal.registry;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.dispatch.Capabilities;
import dev.waybill.internal.dispatch.DeclaredKernel;
import dev.waybill.internal.dispatch.GradientRule;
import dev.waybill.internal.dispatch.Layer;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.internal.dispatch.Traits;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.OpTraits;
import dev.waybill.registry.Symbol;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An op. Its handle is made at the first use.
public final class OpEntry extends Entry implements Symbol.Op {
  private static final String IN_PLACE_OF = "in-place-of=";

  private final String dtypes;
  private final Capabilities capabilities;
  private List<KernelCall> kernels = List.of();
  private List<GradientCall> gradients = List.of();
  private @Nullable OpEntry formOf;
  private String traits = "";
  private volatile @Nullable TableHandle handle;

  OpEntry(
      ExportModule origin,
      Registrar registrar,
      int id,
      String name,
      String signature,
      String dtypes,
      Capabilities capabilities) {
    super(origin, registrar, id, name, signature);
    this.dtypes = dtypes;
    this.capabilities = capabilities;
  }

  @Override
  public String kind() {
    return "op";
  }

  @Override
  public Schema schema() {
    return handle().schema();
  }

  @Override
  public OpHandle handle() {
    TableHandle known = handle;
    return known != null ? known : newHandle();
  }

  @Override
  public OpHandle handle(KernelInfo kernel) {
    OpEntry op = formOf;
    Traits declared = Traits.parse(traits);
    return op == null
        ? newHandle(List.of(find(kernel)), declared, OpLayers.ofOp(declared))
        : newHandle(declared(), declared, OpLayers.ofForm((TableHandle) op.handle(kernel)));
  }

  @Override
  public List<KernelInfo> kernels() {
    List<KernelInfo> infos = new ArrayList<>();
    for (DeclaredKernel kernel : declared()) {
      infos.add(info(kernel));
    }
    infos
        .subList(1, infos.size())
        .sort(
            // Not a constant, whose lambdas would cost 15 ms of every start.
            Comparator.comparing(KernelInfo::device)
                .thenComparing(KernelInfo::priority, Comparator.reverseOrder())
                .thenComparing(KernelInfo::module)
                .thenComparing(KernelInfo::owner));
    return List.copyOf(infos);
  }

  /// Returns a kernel as users see it.
  public static KernelInfo info(DeclaredKernel kernel) {
    return new KernelInfo(
        kernel.device().text(),
        List.copyOf(kernel.dtypes()),
        kernel.requires(),
        kernel.priority(),
        kernel.registrar().owner(),
        kernel.module());
  }

  @Override
  public String refusal(KernelInfo kernel) {
    return capabilities.refusal(kernel.requires());
  }

  @Override
  public OpTraits traits() {
    Traits declared = Traits.parse(traits);
    List<String> derived = new ArrayList<>();
    for (GradientCall gradient : gradients) {
      derived.addAll(gradient.derived());
    }
    String viewed = declared.aliases();
    if (declared.isDifferentiable() && !viewed.isEmpty() && !derived.contains(viewed)) {
      derived.add(viewed);
    }
    return new OpTraits(
        declared.isPointwise(),
        declared.isDifferentiable(),
        declared.aliases(),
        declared.mutates(),
        declared.inPlaceOf(),
        derived);
  }

  @Override
  public @Nullable Object call(KernelInfo kernel, @Nullable Object... arguments) {
    DeclaredKernel declared = find(kernel);
    String refusal = refusal(kernel);
    if (!refusal.isEmpty()) {
      throw new WrongArgumentException(
          name(), "kernel", "found one that this machine cannot run: " + refusal + ".");
    }
    return ((TableHandle) handle()).call(declared, arguments);
  }

  void setTraits(String traits) {
    this.traits = traits;
  }

  void addKernel(KernelCall kernel) {
    kernels = kernels.isEmpty() ? new ArrayList<>(2) : kernels;
    kernels.add(kernel);
  }

  void addGradient(GradientCall gradient) {
    gradients = gradients.isEmpty() ? new ArrayList<>(2) : gradients;
    gradients.add(gradient);
  }

  /// Finds the op that this is the in-place form of.
  void attach(NameTable names, List<String> faults) {
    int at = traits.indexOf(IN_PLACE_OF);
    if (at >= 0) {
      String word = traits.substring(at + IN_PLACE_OF.length());
      int end = word.indexOf(' ');
      String op = end < 0 ? word : word.substring(0, end);
      if (names.findSilently(op) instanceof OpEntry found) {
        formOf = found;
      } else {
        faults.add(
            name() + ": registered as the in-place form of " + op + ", which no module has.");
      }
    }
  }

  private TableHandle newHandle() {
    OpEntry op = formOf;
    // Before the lock: of a form and its op only one is locked at a time.
    TableHandle ofOp = op == null ? null : (TableHandle) op.handle();
    synchronized (this) {
      TableHandle known = handle;
      if (known == null) {
        Traits declared = Traits.parse(traits);
        known =
            newHandle(
                declared(),
                declared,
                ofOp == null ? OpLayers.ofOp(declared) : OpLayers.ofForm(ofOp));
        handle = known;
      }
      return known;
    }
  }

  private TableHandle newHandle(
      List<DeclaredKernel> usable, Traits declared, Map<Key, Layer> layers) {
    return new TableHandle(
        name(),
        registrar,
        id,
        () -> Schema.parse(signature()),
        usable,
        capabilities,
        declared,
        layers,
        this::rules);
  }

  private DeclaredKernel find(KernelInfo kernel) {
    for (DeclaredKernel declared : declared()) {
      if (info(declared).equals(kernel)) {
        return declared;
      }
    }
    throw new WrongArgumentException(
        name(), "kernel", "found " + kernel + ", expected one of this op's.");
  }

  private List<GradientRule> rules() {
    List<GradientRule> rules = new ArrayList<>();
    for (GradientCall gradient : gradients) {
      rules.add(gradient.rule(name(), schema()));
    }
    return List.copyOf(rules);
  }

  /// The reference kernel, then the others.
  private List<DeclaredKernel> declared() {
    Set<DType> own = KernelCall.parseDtypes(dtypes);
    List<DeclaredKernel> declared = new ArrayList<>();
    declared.add(KernelCall.reference(this, Key.CPU, own));
    if (Traits.parse(traits).isPortable()) {
      declared.addAll(KernelCall.elsewhere(this, own));
    }
    for (KernelCall kernel : kernels) {
      declared.addAll(kernel.declared(own));
    }
    return declared;
  }
}
