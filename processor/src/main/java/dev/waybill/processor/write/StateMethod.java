package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.processor.model.StateFieldDraft;
import dev.waybill.processor.model.StatefulDraft;
import java.util.List;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;

/** Writes the method that visits the state of a class. */
final class StateMethod {

  private static final ParameterSpec VISITOR =
      ParameterSpec.builder(
              ParameterizedTypeName.get(
                  ClassName.get(BiConsumer.class),
                  ClassName.get(String.class),
                  ClassName.get(Object.class)),
              "visitor")
          .build();

  private StateMethod() {}

  static void addTo(TypeSpec.Builder type, ClassName owner, StatefulDraft draft) {
    MethodSpec.Builder state =
        RegistrarWriter.override("state", void.class)
            .addParameter(Object.class, "module")
            .addParameter(VISITOR);
    StatefulDraft.Superclass parent = draft.parent();
    if (parent != null) {
      state.addStatement("new $T().state(module, visitor)", JavaNames.registrar(parent.owner(), 1));
    }
    List<StateFieldDraft> fields =
        draft.fields().stream().filter(StateFieldDraft::isState).toList();
    if (!fields.isEmpty()) {
      // Without type arguments, which nobody knows here and no field needs.
      state.addStatement("$1T m = ($1T) module", owner);
      for (StateFieldDraft field : fields) {
        // Accessors only where there is no other way: a method may be overridden.
        state.addStatement(
            "visit(visitor, $S, m.$L)",
            field.key().value(),
            field.isPrivate() ? field.name() + "()" : field.name());
      }
      type.addMethod(visit());
    }
    type.addMethod(state.build());
  }

  private static MethodSpec visit() {
    return MethodSpec.methodBuilder("visit")
        .addJavadoc("Shows what a field holds, if it holds anything.\n\n")
        .addJavadoc("@param visitor takes it\n@param key its key\n@param value what it holds\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(VISITOR)
        .addParameter(String.class, "key")
        .addParameter(Object.class, "value")
        .beginControlFlow("if (value != null)")
        .addCode(CodeBlock.of("visitor.accept(key, value);\n"))
        .endControlFlow()
        .build();
  }
}
