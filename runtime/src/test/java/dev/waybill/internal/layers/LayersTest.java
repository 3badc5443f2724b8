package dev.waybill.internal.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Array;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/// What the packages of the runtime may know of each other. Each rule is seen to refuse.
class LayersTest {

  private static final String[] TENSORS = {"dev.waybill.tensor", "..planted.tensor"};
  private static final String[] DISPATCH = {
    "dev.waybill.dispatch", "dev.waybill.internal.dispatch", "..planted.dispatch"
  };
  private static final String[] REGISTRY = {
    "dev.waybill.registry", "dev.waybill.internal.registry"
  };

  // Generated registrars and facades stand beside what they register.
  private static final String GENERATED = ".*_Registrar|.*\\.TensorOps(\\$.*)?";

  private static final ArchRule TENSORS_KNOW_KEYS_ERRORS_AND_GRADIENTS_ONLY =
      classes()
          .that()
          .resideInAnyPackage(TENSORS)
          .and()
          .haveNameNotMatching(GENERATED)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "dev.waybill.annotations",
              "dev.waybill.autograd",
              "dev.waybill.nn",
              "dev.waybill.device",
              "dev.waybill.dispatch",
              "dev.waybill.internal.autograd",
              "dev.waybill.internal.device",
              "dev.waybill.internal.memory",
              "dev.waybill.internal.text",
              "dev.waybill.tensor");

  private static final ArchRule DISPATCH_DOES_NOT_KNOW_THE_REGISTRY =
      noClasses()
          .that()
          .resideInAnyPackage(DISPATCH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REGISTRY);

  private static final ArchRule DISPATCH_DOES_NOT_KNOW_ITS_LAYERS =
      noClasses()
          .that()
          .resideInAnyPackage(DISPATCH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.waybill.internal.autograd", "dev.waybill.internal.registry");

  private static final ArchRule OPS_ARE_A_LIBRARY_LIKE_ANY_OTHER =
      noClasses()
          .that()
          .resideInAnyPackage("dev.waybill.ops..", "..planted.ops")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.waybill.internal..");

  private static final ArchRule NO_REFLECTION =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe(
                  "are for reflection",
                  type ->
                      type.getPackageName().equals("java.lang.reflect")
                          && !type.isEquivalentTo(Array.class)));

  private static final ArchRule ONE_PLACE_LOADS_SERVICES =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.waybill.internal.registry.Services")
          .and()
          // What drives devices is no export, and is looked for with the first question only.
          .doNotHaveFullyQualifiedName("dev.waybill.internal.device.Machines$Backends")
          .and()
          // Nor is what ranks talk by.
          .doNotHaveFullyQualifiedName("dev.waybill.distributed.ProcessGroups$Engines")
          .and()
          // What visits state is found by the loader of each class, which no registry need know.
          .doNotHaveFullyQualifiedName("dev.waybill.internal.nn.States")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class);

  private static final ArchRule NO_STATIC_MUTABLE_STATE =
      fields().that().areStatic().should().beFinal();

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waybill");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("dev.waybill.internal.planted");

  @Test
  void tensorsKnowKeysErrorsAndGradientsOnly() {
    holdsAndBites(TENSORS_KNOW_KEYS_ERRORS_AND_GRADIENTS_ONLY, "KnowsTheRegistry");
  }

  @Test
  void dispatchDoesNotKnowTheRegistry() {
    holdsAndBites(DISPATCH_DOES_NOT_KNOW_THE_REGISTRY, "KnowsTheEntries");
  }

  @Test
  void dispatchDoesNotKnowItsLayers() {
    holdsAndBites(DISPATCH_DOES_NOT_KNOW_ITS_LAYERS, "KnowsTheEntries");
  }

  @Test
  void opsAreALibraryLikeAnyOther() {
    holdsAndBites(OPS_ARE_A_LIBRARY_LIKE_ANY_OTHER, "KnowsTheTable");
  }

  @Test
  void nothingIsFoundByReflection() {
    holdsAndBites(NO_REFLECTION, "KeepsState");
  }

  @Test
  void onePlaceLoadsServices() {
    holdsAndBites(ONE_PLACE_LOADS_SERVICES, "KeepsState");
  }

  @Test
  void keepsNoStaticMutableState() {
    assertThat(
            MAIN.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)))
        .hasSizeGreaterThan(20);
    holdsAndBites(NO_STATIC_MUTABLE_STATE, "KeepsState");
  }

  private void holdsAndBites(ArchRule rule, String violator) {
    assertThat(MAIN).hasSizeGreaterThan(60);
    rule.check(MAIN);
    assertThatThrownBy(() -> rule.check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violator);
  }
}
