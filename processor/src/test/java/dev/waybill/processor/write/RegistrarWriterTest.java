package dev.waybill.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrarWriterTest {

  @Test
  void linksCallsAndDispatchesWhatItRegisters() throws Exception {
    Compiled compiled = Compiled.of(Sample.sources(), Writers.write(Sample.input()));
    Registrar registrar = (Registrar) compiled.make("org.example.TopK_Registrar");
    Object tensor = tensor(compiled, 4, 2.5);

    assertThat(registrar.owner()).isEqualTo("org.example.TopK");
    assertThat(registered(compiled))
        .containsExactly(
            "constant 0 search.DEFAULT_K DEFAULT_K: int",
            "function 1 search.explain explain(long query) -> int",
            "op 2 search.relu relu(Tensor x) -> Tensor ",
            "function 3 search.reset reset() -> void",
            "op 4 search.topK topK(Tensor scores, int k = 10) -> String f32 f64",
            "alias 4 search.top_k",
            "deprecated 4 search.top_k 0.2 1.0 search.topK Names are lowerCamel.",
            "generation1 4 [search.best]",
            "kernel 5 search.topK cpu f32 vector 10",
            "type 0 search.Hit Hit");
    assertThat(registrar.link(0)).isEqualTo(10);
    assertThat(registrar.invoke(1, "none", new Object[] {7L})).isEqualTo(7);
    assertThat(registrar.invoke(3, "none", new Object[0])).isNull();
    assertThat(registrar.invoke(4, registrar.link(4), new Object[] {tensor, 3}))
        .isEqualTo("plain 2.5 3");
    assertThat(registrar.invoke(4, registrar.link(5), new Object[] {tensor, 3}))
        .isEqualTo("vector 2.5 3");
    assertThat(registrar.signature(4)).containsExactly(tensor.getClass(), int.class);
    assertThat(registrar.signature(3)).isEmpty();
    assertThatThrownBy(() -> registrar.invoke(1, "none", new Object[] {-1L}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void dispatchesByKeysAndDtype() throws Exception {
    Compiled compiled = Compiled.of(Sample.sources(), Writers.write(Sample.input()));
    Registrar registrar = (Registrar) compiled.make("org.example.TopK_Registrar");
    Class<?> handles = compiled.loadClass("dev.waybill.dispatch.OpHandle");
    Object handle = handles.getConstructor(String.class).newInstance("search.topK");
    @SuppressWarnings("unchecked")
    var kernels = (java.util.Map<String, Object>) handles.getField("kernels").get(null);
    kernels.put("search.topK", registrar.link(5));

    Object dispatching = registrar.dispatcher(4, handle);
    assertThat(registrar.invoke(4, dispatching, new Object[] {tensor(compiled, 4, 1), 2}))
        .isEqualTo("vector 1.0 2");
    assertThat(handles.getField("log").get(null)).isEqualTo("search.topK 4 F64;");
  }

  @Test
  void handsWhatACallThrowsToItsHandle() throws Exception {
    Compiled compiled = Compiled.of(Sample.sources(), Writers.write(Sample.input()));
    Registrar registrar = (Registrar) compiled.make("org.example.TopK_Registrar");
    Class<?> handles = compiled.loadClass("dev.waybill.dispatch.OpHandle");
    Object handle = handles.getConstructor(String.class).newInstance("search.topK");
    Object dispatching = registrar.dispatcher(4, handle);
    assertThatThrownBy(() -> registrar.invoke(4, dispatching, new Object[] {null, 2}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("search.topK refused 2 of 2")
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void refusesIdsThatMeanNothing() throws Exception {
    Compiled compiled = Compiled.of(Sample.sources(), Writers.write(Sample.input()));
    Registrar registrar = (Registrar) compiled.make("org.example.TopK_Registrar");
    assertThatThrownBy(() -> registrar.link(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TopK_Registrar links nothing with id 1");
    assertThatThrownBy(() -> registrar.signature(-1))
        .hasMessage("TopK_Registrar has no signature with id -1");
    assertThatThrownBy(() -> registrar.invoke(0, "none", new Object[0]))
        .hasMessage("TopK_Registrar calls nothing with id 0");
    assertThatThrownBy(() -> registrar.dispatcher(3, "none"))
        .isInstanceOf(ClassCastException.class);
  }

  static Object tensor(Compiled compiled, int keys, double value) throws Exception {
    Class<?> dtypes = compiled.loadClass("dev.waybill.tensor.DType");
    return compiled
        .loadClass("dev.waybill.tensor.Tensor")
        .getConstructor(int.class, dtypes, double.class)
        .newInstance(keys, dtypes.getEnumConstants()[1], value);
  }

  /** Returns the calls that the provider makes, without the registrars. */
  static List<String> registered(Compiled compiled) throws ReflectiveOperationException {
    ExportModule module = (ExportModule) compiled.make("dev.waybill.index.org_example__sample_ops");
    List<String> calls = new ArrayList<>();
    Registration into =
        (Registration)
            Proxy.newProxyInstance(
                Registration.class.getClassLoader(),
                new Class<?>[] {Registration.class},
                (proxy, method, arguments) -> {
                  StringBuilder call = new StringBuilder(method.getName());
                  for (Object argument : Arrays.asList(arguments).subList(1, arguments.length)) {
                    call.append(' ')
                        .append(argument instanceof Object[] all ? Arrays.toString(all) : argument);
                  }
                  calls.add(call.toString());
                  return null;
                });
    module.register(into);
    return calls;
  }
}
