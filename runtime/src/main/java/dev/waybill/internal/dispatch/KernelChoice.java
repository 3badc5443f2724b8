package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.tensor.DType;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Chooses and links the kernel of an op for a device and dtype, and says why in the log: of what
/// the machine lacks in detail for those who ask, since [Capabilities] says it once for all ops.
/// Several threads may choose at once; what one has refused stays refused, and each line is logged
/// once.
final class KernelChoice {
  private static final System.Logger LOG = System.getLogger(Capabilities.LOG);

  private final String op;
  private final List<DeclaredKernel> kernels;
  private final DeclaredKernel reference;
  private final Capabilities capabilities;
  private final Supplier<String> argument;
  private final Map<DeclaredKernel, String> refused = new ConcurrentHashMap<>();
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /// Makes the choice of an op.
  ///
  /// @param argument returns the name of the argument whose device and dtype decide, for messages
  KernelChoice(
      String op,
      List<DeclaredKernel> kernels,
      Capabilities capabilities,
      Supplier<String> argument) {
    this.op = op;
    this.argument = argument;
    this.reference = kernels.getFirst();
    this.kernels = kernels.stream().sorted(DeclaredKernel.BEST_FIRST).toList();
    this.capabilities = capabilities;
  }

  Object choose(Key device, @Nullable DType dtype) {
    Object kernel = usable(device, dtype);
    if (kernel == null && device == Key.META) {
      // Bodies that allocate as their arguments do work out shapes without reading elements.
      kernel = link(reference);
    }
    if (kernel == null) {
      throw missing(device, dtype);
    }
    return kernel;
  }

  /// Returns whether calls run on the processor because there is no kernel for their device.
  boolean fallsBack(Key device, @Nullable DType dtype) {
    return isAccelerator(device)
        && usable(device, dtype) == null
        && Fallback.mode(op) != Fallback.Mode.ERROR
        && usable(Key.CPU, dtype) != null;
  }

  private static boolean isAccelerator(Key device) {
    return device == Key.OPENCL || device == Key.CUDA;
  }

  MissingKernelException missing(Key device, @Nullable DType dtype) {
    String name = dtype == null ? "" : argument.get();
    return new MissingKernelException(op, name, device, dtype, existing(device, dtype));
  }

  /// Tells why which kernel is chosen, after a call has chosen it, best first.
  List<Verdict> explain(Key device, @Nullable DType dtype) {
    DeclaredKernel taken = taken(device, dtype);
    List<Verdict> verdicts = new ArrayList<>();
    for (DeclaredKernel kernel : kernels) {
      boolean isTaken = kernel.equals(taken);
      verdicts.add(
          new Verdict(
              kernel,
              isTaken,
              isTaken ? whyTaken(kernel, device) : whyNot(kernel, taken, device, dtype)));
    }
    return verdicts;
  }

  /// Returns the kernel that calls like this one run; `null` for none.
  @Nullable DeclaredKernel taken(Key device, @Nullable DType dtype) {
    DeclaredKernel found = firstNotRefused(device, dtype);
    if (found == null && device == Key.META) {
      found = reference;
    }
    boolean fallsBack =
        found == null && isAccelerator(device) && Fallback.mode(op) != Fallback.Mode.ERROR;
    return fallsBack ? firstNotRefused(Key.CPU, dtype) : found;
  }

  private @Nullable DeclaredKernel firstNotRefused(Key device, @Nullable DType dtype) {
    for (DeclaredKernel kernel : candidates(device, dtype)) {
      if (!refused.containsKey(kernel)) {
        return kernel;
      }
    }
    return null;
  }

  private static String whyTaken(DeclaredKernel kernel, Key device) {
    if (kernel.device() == device) {
      return "";
    }
    return device == Key.META
        ? "the reference kernel works out the shape"
        : "no kernel for "
            + device.text()
            + " is usable, and "
            + Fallback.SETTING
            + " lets it run on copies";
  }

  private String whyNot(
      DeclaredKernel kernel, @Nullable DeclaredKernel taken, Key device, @Nullable DType dtype) {
    String refusal = refused.get(kernel);
    if (kernel.device() != device) {
      return "the call is on " + device.text();
    }
    if (dtype != null && !kernel.dtypes().contains(dtype)) {
      return "the call has dtype " + dtype;
    }
    if (refusal != null) {
      return "refused: " + refusal;
    }
    return taken != null && taken.priority() == kernel.priority()
        ? "the kernel that is taken has the same priority and comes first by name"
        : "the kernel that is taken has a higher priority";
  }

  private @Nullable Object usable(Key device, @Nullable DType dtype) {
    boolean stepsIn = false;
    for (DeclaredKernel kernel : candidates(device, dtype)) {
      Object linked = link(kernel);
      if (linked != null) {
        if (stepsIn) {
          log(
              Level.DEBUG,
              op + ": the " + kernel.who() + ", steps in for " + call(device, dtype) + ".");
        }
        return linked;
      }
      stepsIn = true;
    }
    return null;
  }

  /// Returns the kernel; `null` after this or another call refused it.
  private @Nullable Object link(DeclaredKernel kernel) {
    if (refused.containsKey(kernel)) {
      return null;
    }
    Level level = Level.DEBUG;
    String refusal = capabilities.refusal(kernel.requires());
    if (refusal.isEmpty()) {
      try {
        return kernel.registrar().link(kernel.id());
      } catch (LinkageError e) {
        // A class or library that a fast kernel needs is missing here.
        refusal = "it does not link: " + e;
        level = Level.WARNING;
      }
    }
    // The JVM words a second failure of one class differently, so the kernel decides, not the text.
    if (refused.putIfAbsent(kernel, refusal) == null) {
      log(
          level,
          op
              + ": the "
              + kernel.who()
              + ", for "
              + kernel.where()
              + " is refused: "
              + refusal
              + ".");
    }
    return null;
  }

  private List<DeclaredKernel> candidates(Key device, @Nullable DType dtype) {
    List<DeclaredKernel> found = new ArrayList<>();
    for (DeclaredKernel kernel : kernels) {
      if (kernel.device() == device && (dtype == null || kernel.dtypes().contains(dtype))) {
        found.add(kernel);
      }
    }
    return found;
  }

  /// Lists only what exists: tables of all keys are not readable.
  private String existing(Key device, @Nullable DType dtype) {
    Set<String> places = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    StringJoiner reasons = new StringJoiner("; ", " Refused: ", ".");
    reasons.setEmptyValue("");
    boolean elsewhere = false;
    for (DeclaredKernel kernel : kernels) {
      String reason = refused.get(kernel);
      if (reason == null) {
        if (kernels.stream().noneMatch(other -> covers(other, kernel))) {
          (kernel.device() == device ? places : others).add(kernel.where());
        }
        elsewhere |=
            kernel.device() == Key.CPU && (dtype == null || kernel.dtypes().contains(dtype));
      } else {
        reasons.add(kernel.who() + ", for " + kernel.where() + ", " + reason);
      }
    }
    places.addAll(others);
    return (places.isEmpty()
            ? "expected one that this machine can run."
            : "expected " + String.join(" or ", places) + ".")
        + reasons
        + (elsewhere && isAccelerator(device)
            ? " Set " + Fallback.SETTING + "=warn or allow to run it on the processor, on copies."
            : "");
  }

  /// Whether another kernel takes all dtypes of one there, and more.
  private boolean covers(DeclaredKernel other, DeclaredKernel kernel) {
    return other.device() == kernel.device()
        && !refused.containsKey(other)
        && other.dtypes().size() > kernel.dtypes().size()
        && other.dtypes().containsAll(kernel.dtypes());
  }

  private static String call(Key device, @Nullable DType dtype) {
    return device.text() + (dtype == null ? "" : " and " + dtype);
  }

  private void log(Level level, String line) {
    if (logged.add(line)) {
      LOG.log(level, line);
    }
  }
}
