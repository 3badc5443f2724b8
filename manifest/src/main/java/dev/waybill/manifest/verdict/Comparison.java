package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Surface;
import java.util.List;

/** Finds every difference between two surfaces. */
public final class Comparison {

  private static final List<ClassRule> CLASS_RULES =
      List.of(
          new DeclarationRule(),
          new SealedRule(),
          new SupertypeRule(),
          new TypeParameterRule(),
          new EnumRule(),
          new RecordRule(),
          new AnnotationRule(),
          new ClassAnnotationRule(),
          new SerialRule(),
          new MethodsRule(),
          new FieldsRule());

  private Comparison() {}

  /**
   * Compares two surfaces.
   *
   * @param before the surface as it was
   * @param after the surface as it is
   * @param around the classes of dependencies and of the JDK
   * @param version the version that the new surface will have, from which a name may be gone whose
   *     deprecation announced it; empty where that is not known
   * @return the differences, sorted
   */
  public static List<Change> of(Surface before, Surface after, Outside around, String version) {
    Changes changes = new Changes();
    SymbolComparison.compare(before, after, version, changes);
    World was = new World(before, around);
    World is = new World(after, around);
    new ModuleRule().compare(before, after, changes);
    for (JavaClass each : before.classes()) {
      JavaClass now = is.findOwn(each.name()).orElse(null);
      if (now == null) {
        changes.add(ChangeKind.CLASS_REMOVED, Element.of(each.name()), Texts.head(each), "");
      } else {
        ClassPair pair = new ClassPair(Canonical.of(each), Canonical.of(now), was, is);
        CLASS_RULES.forEach(rule -> rule.compare(pair, changes));
      }
    }
    for (JavaClass each : after.classes()) {
      if (was.findOwn(each.name()).isEmpty()) {
        changes.add(ChangeKind.CLASS_ADDED, Element.of(each.name()), "", Texts.head(each));
      }
    }
    return changes.sorted(new FacadeElements(before, after)::rename);
  }
}
