package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.write.WriteInput.GradientTarget;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which registrar holds which exports, kernels and gradients, in the order of their ids, and whose
 * state.
 *
 * @param registrars the registrars, sorted by owner
 * @param byOp the registrar of each op, by canonical name
 */
record RegistrarPlan(List<Part> registrars, Map<String, ClassName> byOp) {

  static final int MAXIMUM = 2_000;
  private static final Comparator<KernelTarget> KERNELS =
      Comparator.comparing(ManifestBuilder::op)
          .thenComparing(target -> target.kernel().device().value())
          .thenComparing(target -> target.kernel().member())
          .thenComparing(target -> target.kernel().method().erasedSignature());

  private static final Comparator<GradientTarget> GRADIENTS =
      Comparator.comparing(GradientTarget::op)
          .thenComparing(target -> target.gradient().member())
          .thenComparing(target -> target.gradient().method().erasedSignature());

  static RegistrarPlan of(List<Exported> exports, WriteInput in) {
    Map<String, Part> owners = new TreeMap<>();
    for (Exported export : exports) {
      owners
          .computeIfAbsent(
              export.draft().owner(), o -> Part.empty(o, export.owner(), export.draft().topLevel()))
          .exports()
          .add(export);
    }
    for (KernelTarget target : in.kernels()) {
      KernelDraft kernel = target.kernel();
      ClassName owner = JavaNames.inPackage(kernel.javaPackage(), kernel.ownerName());
      owners
          .computeIfAbsent(kernel.owner(), o -> Part.empty(o, owner, kernel.topLevel()))
          .kernels()
          .add(target);
    }
    for (GradientTarget target : in.gradients()) {
      GradientDraft gradient = target.gradient();
      ClassName owner = JavaNames.inPackage(gradient.javaPackage(), gradient.ownerName());
      owners
          .computeIfAbsent(gradient.owner(), o -> Part.empty(o, owner, gradient.topLevel()))
          .gradients()
          .add(target);
    }
    for (StatefulDraft draft : in.stateful()) {
      ClassName owner = JavaNames.inPackage(draft.javaPackage(), draft.ownerName());
      owners.compute(
          draft.owner(),
          (o, whole) ->
              (whole == null ? Part.empty(o, owner, draft.topLevel()) : whole).with(draft));
    }
    List<Part> parts = new ArrayList<>();
    for (Part whole : owners.values()) {
      whole.kernels().sort(KERNELS);
      whole.gradients().sort(GRADIENTS);
      split(whole, parts);
    }
    Map<String, ClassName> byOp = new HashMap<>();
    for (Part part : parts) {
      part.exports().forEach(export -> byOp.put(export.canonical(), part.name()));
    }
    return new RegistrarPlan(List.copyOf(parts), byOp);
  }

  private static void split(Part whole, List<Part> parts) {
    int kernels = whole.exports().size();
    int gradients = kernels + whole.kernels().size();
    int all = gradients + whole.gradients().size();
    // One at least, for a class that has state only.
    for (int start = 0, number = 1; start < all || number == 1; start += MAXIMUM, number++) {
      int end = Math.min(all, start + MAXIMUM);
      parts.add(
          new Part(
              whole.owner(),
              whole.ownerName(),
              whole.topLevel(),
              JavaNames.registrar(whole.owner(), number),
              number,
              cut(whole.exports(), start, end),
              cut(whole.kernels(), start - kernels, end - kernels),
              cut(whole.gradients(), start - gradients, end - gradients),
              number == 1 ? whole.state() : null));
    }
  }

  /** Returns what of a list lies between two places, which may be outside it. */
  private static <T> List<T> cut(List<T> list, int start, int end) {
    int last = Math.max(0, Math.min(end, list.size()));
    return list.subList(Math.min(Math.max(0, start), last), last);
  }

  /**
   * One registrar.
   *
   * @param owner the binary name of the class with the exports
   * @param ownerName that class
   * @param topLevel the top-level class around it
   * @param name the registrar
   * @param number its number among those of the class, from 1
   * @param exports its exports, whose ids are their places
   * @param kernels its kernels, whose ids follow
   * @param gradients its gradients, whose ids follow those
   * @param state the state of the class, in its first registrar; else {@code null}
   */
  record Part(
      String owner,
      ClassName ownerName,
      String topLevel,
      ClassName name,
      int number,
      List<Exported> exports,
      List<KernelTarget> kernels,
      List<GradientTarget> gradients,
      @Nullable StatefulDraft state) {

    /** Returns the id of the first gradient. */
    int firstGradient() {
      return exports.size() + kernels.size();
    }

    private static Part empty(String owner, ClassName ownerName, String topLevel) {
      return new Part(
          owner,
          ownerName,
          topLevel,
          JavaNames.registrar(owner, 1),
          1,
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          null);
    }

    private Part with(StatefulDraft draft) {
      return new Part(owner, ownerName, topLevel, name, number, exports, kernels, gradients, draft);
    }
  }
}
