package dev.waybill.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** The stages of the processor meet in plain records only. Each rule is seen to refuse. */
class LayersTest {

  private static final String[] LATER_STAGES = {"..check", "..write", "..model", "..kernels"};

  // JavaPoet asks for the compiler's Modifier, which is a plain enum.
  private static final ArchRule ONLY_READ_SEES_THE_COMPILER =
      noClasses()
          .that()
          .resideInAnyPackage(LATER_STAGES)
          .should()
          .dependOnClassesThat(
              describe(
                  "are the compiler's",
                  type ->
                      (type.getPackageName().startsWith("javax.lang.model")
                              || type.getPackageName().startsWith("com.sun.source"))
                          && !type.isEquivalentTo(Modifier.class)));

  private static final ArchRule CHECK_DOES_NOT_SEE_WRITE =
      noClasses()
          .that()
          .resideInAPackage("..check")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..write");

  private static final ArchRule WRITE_DOES_NOT_SEE_CHECK =
      noClasses()
          .that()
          .resideInAPackage("..write")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..check");

  private static final ArchRule ONLY_EMIT_CREATES_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage("..emit")
          .should()
          .callMethodWhere(
              describe(
                  "the Filer creates something",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(Filer.class)
                          && call.getName().startsWith("create")));

  private static final ArchRule MODEL_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("..model")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "org.jspecify..",
              "dev.waybill.manifest",
              "..model",
              "..elementwise")
          .andShould()
          .onlyDependOnClassesThat(
              describe(
                  "are not the compiler's",
                  type -> !type.getPackageName().startsWith("javax.lang.model")));

  private static final ArchRule ANNOTATIONS_ARE_KNOWN_BY_NAME =
      noClasses()
          .that()
          .resideInAPackage("dev.waybill.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.waybill.annotations", "dev.waybill.spi");

  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waybill.processor");
  private final JavaClasses planted =
      new ClassFileImporter().importPackages("dev.waybill.processor.planted");

  @Test
  void onlyReadSeesTheCompiler() {
    holdsAndBites(ONLY_READ_SEES_THE_COMPILER, "SeesTooMuch");
  }

  @Test
  void checkDoesNotSeeWrite() {
    holdsAndBites(CHECK_DOES_NOT_SEE_WRITE, "SeesTooMuch");
  }

  @Test
  void writeDoesNotSeeCheck() {
    WRITE_DOES_NOT_SEE_CHECK.check(main);
    // The planted check sees the planted writer, so the same rule turned round refuses it above.
    assertThat(main.stream().filter(type -> type.getPackageName().endsWith(".write")))
        .hasSizeGreaterThan(5);
  }

  @Test
  void onlyEmitCreatesFiles() {
    holdsAndBites(ONLY_EMIT_CREATES_FILES, "CreatesFiles");
  }

  @Test
  void modelIsPlain() {
    holdsAndBites(MODEL_IS_PLAIN, "KnowsTheCompiler");
  }

  @Test
  void annotationsAreKnownByName() {
    holdsAndBites(ANNOTATIONS_ARE_KNOWN_BY_NAME, "KnowsAnAnnotation");
  }

  @Test
  void everyRuleIsRun() {
    Set<String> rules =
        main.stream()
            .filter(type -> type.getPackageName().endsWith(".check"))
            .filter(
                type ->
                    !type.isInterface() && type.isAssignableTo("dev.waybill.processor.check.Check"))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    Set<String> run =
        main.get("dev.waybill.processor.check.Checks").getConstructorCallsFromSelf().stream()
            .map(call -> call.getTargetOwner().getSimpleName())
            .collect(Collectors.toSet());

    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(run).containsAll(rules);
  }

  private void holdsAndBites(ArchRule rule, String violator) {
    assertThat(main).hasSizeGreaterThan(50);
    rule.check(main);
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violator);
  }
}
