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
          new InheritedMethodsRule(),
          new TypeParameterRule(),
          new EnumRule(),
          new RecordRule(),
          new AnnotationRule(),
          new ClassAnnotationRule(),
          new FunctionalRule(),
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
    World was = new World(Renaming.like(before, before), around);
    World is = new World(Renaming.like(before, after), around);
    new ModuleRule().compare(before, after, changes);
    new ArtifactRule().compare(before, after, changes);
    for (JavaClass each : was.surface().classes()) {
      // It may be there still although nothing on the surface mentions it any more.
      JavaClass now =
          is.find(each.name()).map(found -> Renaming.of(found, is::find, was::find)).orElse(null);
      if (now == null) {
        changes.add(ChangeKind.CLASS_REMOVED, Element.of(each.name()), Texts.head(each), "");
      } else {
        ClassPair pair = new ClassPair(each, now, was, is);
        CLASS_RULES.forEach(rule -> rule.compare(pair, changes));
      }
    }
    for (JavaClass each : is.surface().classes()) {
      if (was.findOwn(each.name()).isEmpty()) {
        changes.add(ChangeKind.CLASS_ADDED, Element.of(each.name()), "", Texts.head(each));
      }
    }
    return changes.sorted(new FacadeElements(before, after)::rename);
  }
}
