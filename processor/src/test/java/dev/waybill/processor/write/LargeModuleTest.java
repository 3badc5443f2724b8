package dev.waybill.processor.write;

import static dev.waybill.processor.write.Drafts.TENSOR;
import static dev.waybill.processor.write.Drafts.function;
import static dev.waybill.processor.write.Drafts.method;
import static dev.waybill.processor.write.Drafts.namespace;
import static dev.waybill.processor.write.Drafts.op;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.spi.ExportIndex;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargeModuleTest {

  private static final int COUNT = 5_000;
  private static final String OWNER = "org.example.Many";

  // Every tenth is an op with a call interface of its own.
  @Test
  void splitsFiveThousandExportsOfOneClass() throws Exception {
    List<GeneratedFile> files = Writers.write(input(symbols()));
    Compiled compiled = Compiled.of(sources(), files);
    Class<?> facade = compiled.loadClass("org.example.api.Many");
    Registrar last = (Registrar) compiled.make("org.example.Many_Registrar3");

    assertThat(facade.getMethod("f0001", int.class).invoke(null, 1)).isEqualTo(2);
    assertThat(facade.getMethod("f4999", int.class).invoke(null, 1)).isEqualTo(5000);
    assertThat(facade.getSuperclass().getSuperclass().getSimpleName()).isEqualTo("Many3");
    List<String> registered = RegistrarWriterTest.registered(compiled);
    assertThat(registered).hasSize(COUNT);
    assertThat(registered.subList(4000, COUNT))
        .startsWith("op 0 many.f4000 f4000(Tensor x, int k) -> int ")
        .endsWith("function 999 many.f4999 f4999(int x) -> int");
    Object tensor = RegistrarWriterTest.tensor(compiled, 4, 1);
    assertThat(last.invoke(990, last.link(990), new Object[] {tensor, 1})).isEqualTo(4991);
    assertThat(last.invoke(999, "", new Object[] {1})).isEqualTo(5000);
    assertThat(last.signature(999)).containsExactly(int.class);
    assertThat(last.dispatcher(990, handle(compiled))).isNotNull();
  }

  @Test
  void writesTheSameWhateverTheOrder() {
    List<SymbolDraft> shuffled = new ArrayList<>(symbols().subList(0, 300));
    List<GeneratedFile> expected = Writers.write(input(shuffled));
    Collections.shuffle(shuffled, new Random(7));
    assertThat(Writers.write(input(shuffled))).isEqualTo(expected);
  }

  @Test
  void speaksTheFormatOfTheInterface() {
    assertThat(ForeignModule.FORMAT).isEqualTo(ExportModule.FORMAT);
    assertThat(ExportIndex.class.getName()).isEqualTo("dev.waybill.spi.ExportIndex");
  }

  private static Object handle(Compiled compiled) throws Exception {
    return compiled
        .loadClass("dev.waybill.dispatch.OpHandle")
        .getConstructor(String.class)
        .newInstance("x");
  }

  private static List<SymbolDraft> symbols() {
    List<SymbolDraft> symbols = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String member = member(i);
      symbols.add(
          (i % 10 == 0
                  ? op(OWNER, member, method("int", TENSOR + " x", "int k"))
                  : function(OWNER, member, method("int", "int x")))
              .names("many." + member)
              .build());
    }
    return symbols;
  }

  private static Map<String, String> sources() {
    Map<String, String> all = new HashMap<>(FakeRuntime.sources());
    StringBuilder source =
        new StringBuilder(
            "package org.example; import dev.waybill.tensor.Tensor; public class Many {\n");
    for (int i = 0; i < COUNT; i++) {
      source
          .append("public static int ")
          .append(member(i))
          .append(i % 10 == 0 ? "(Tensor x, int k) { return k + " : "(int x) { return x + ")
          .append(i)
          .append("; }\n");
    }
    all.put(OWNER, source.append("}\n").toString());
    return all;
  }

  private static String member(int i) {
    return String.format(java.util.Locale.ROOT, "f%04d", i);
  }

  private static WriteInput input(List<SymbolDraft> symbols) {
    return new WriteInput(
        Drafts.module(),
        List.of(namespace("many", "org.example.api")),
        symbols,
        List.of(),
        List.of(),
        List.of(),
        Drafts.PACKAGES,
        false);
  }
}
