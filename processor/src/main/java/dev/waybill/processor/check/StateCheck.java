package dev.waybill.processor.check;

import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.StateFieldDraft;
import dev.waybill.processor.model.StateFieldDraft.Holds;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.StatefulDraft.Superclass;
import dev.waybill.processor.model.StrayDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** State that is declared is visited, under keys that a state dictionary can have. */
final class StateCheck implements Check {

  @Override
  public void check(ModuleDraft module, Findings findings) {
    for (StatefulDraft draft : module.stateful()) {
      if (!draft.resolves()
          || draft.fields().stream().anyMatch(field -> field.holds() == Holds.ERROR)) {
        // The compiler reports the missing type itself.
        findings.leaveOut(draft);
      } else if (isPlaced(draft, findings)) {
        Map<String, Place> keys = inherited(draft, findings);
        draft.fields().forEach(field -> field(draft, field, keys, findings));
      }
    }
    for (StrayDraft stray : module.strayNames()) {
      findings.reportAt(
          Diagnostic.NamedWithoutState,
          stray.at(),
          stray.element().describe(),
          "its class is not @Stateful");
    }
    leaveOutBelowBroken(module, findings);
  }

  /** Reports the first thing that is wrong with the class as such. */
  private static boolean isPlaced(StatefulDraft draft, Findings findings) {
    ElementDraft element = draft.element();
    String it = element.describe();
    if (!draft.isModule()) {
      findings.report(Diagnostic.StatefulNotAModule, draft.at(), draft, it);
    } else if (element.unnamedPackage()) {
      findings.report(Diagnostic.UnnamedPackage, draft.at(), draft, it);
    } else if (element.isPrivate() || element.inPrivateClass()) {
      findings.report(
          Diagnostic.StatefulNotAccessible,
          draft.at(),
          draft,
          it,
          element.isPrivate() ? "it is private" : "a class around it is private");
    } else {
      return true;
    }
    return false;
  }

  /** Returns the keys of the superclasses, whose own faults are reported with them. */
  private static Map<String, Place> inherited(StatefulDraft draft, Findings findings) {
    Map<String, Place> keys = new HashMap<>();
    List<Superclass> topFirst = new ArrayList<>(draft.superclasses());
    Collections.reverse(topFirst);
    for (Superclass superclass : topFirst) {
      List<StateFieldDraft> state =
          superclass.fields().stream().filter(StateFieldDraft::isState).toList();
      String fault = "";
      if (!superclass.isStateful() && !state.isEmpty()) {
        fault = "has the field " + state.get(0).name() + " and is not @Stateful";
      } else if (superclass.isStateful() && !superclass.hasRegistrar()) {
        fault = "was compiled without the Waybill processor, so its state cannot be visited";
      }
      if (!fault.isEmpty()) {
        findings.report(
            Diagnostic.StatefulSuperclass,
            draft.at(),
            draft,
            superclass.owner(),
            draft.element().describe(),
            fault);
      }
      state.forEach(f -> keys.putIfAbsent(f.key().value(), new Place(superclass.owner(), f)));
    }
    return keys;
  }

  private static void field(
      StatefulDraft draft, StateFieldDraft field, Map<String, Place> keys, Findings findings) {
    if (field.isState()) {
      state(draft, field, keys, findings);
      return;
    }
    if (field.named()) {
      findings.report(
          Diagnostic.NamedWithoutState,
          field.key().at(),
          field,
          draft,
          "field " + field.name(),
          why(field));
    }
    if (field.isStatic() || field.isTransient()) {
      return;
    }
    if (field.holds() == Holds.TENSOR) {
      findings.report(
          Diagnostic.TensorIsNoState, field.at(), field, draft, field.name(), draft.owner());
    } else if (field.holds() == Holds.CONTAINER) {
      findings.report(
          Diagnostic.StateInContainer,
          field.at(),
          field,
          draft,
          field.name(),
          draft.owner(),
          field.type());
    }
  }

  private static String why(StateFieldDraft field) {
    return field.isStatic()
        ? "it is static"
        : field.isTransient() ? "it is transient" : "its type is " + field.type();
  }

  private static void state(
      StatefulDraft draft, StateFieldDraft field, Map<String, Place> keys, Findings findings) {
    String key = field.key().value();
    if (field.isPrivate() && !field.hasAccessor()) {
      findings.report(
          Diagnostic.PrivateState,
          field.at(),
          field,
          draft,
          field.name(),
          draft.owner(),
          field.name());
    }
    if (key.isEmpty() || key.indexOf('.') >= 0) {
      findings.report(
          Diagnostic.IllegalStateKey,
          field.key().at(),
          field,
          draft,
          key,
          field.name(),
          key.isEmpty() ? "is empty" : "has a dot");
      return;
    }
    Place other = keys.putIfAbsent(key, new Place(draft.owner(), field));
    if (other != null) {
      findings.report(
          Diagnostic.StateKeyTaken,
          field.key().at(),
          field,
          draft,
          key,
          field.name(),
          other.field().name(),
          other.owner());
    }
  }

  /** A class whose superclass of this module gets no registrar has nothing to call. */
  private static void leaveOutBelowBroken(ModuleDraft module, Findings findings) {
    Set<String> broken = new HashSet<>();
    module.stateful().stream().filter(findings::isBroken).forEach(d -> broken.add(d.owner()));
    for (StatefulDraft draft : module.stateful()) {
      if (draft.superclasses().stream().anyMatch(s -> broken.contains(s.owner()))) {
        findings.leaveOut(draft);
      }
    }
  }

  /** Where a key is declared. */
  private record Place(String owner, StateFieldDraft field) {}
}
