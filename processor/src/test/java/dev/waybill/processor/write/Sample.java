package dev.waybill.processor.write;

import static dev.waybill.processor.write.Drafts.TENSOR;
import static dev.waybill.processor.write.Drafts.constant;
import static dev.waybill.processor.write.Drafts.function;
import static dev.waybill.processor.write.Drafts.kernel;
import static dev.waybill.processor.write.Drafts.method;
import static dev.waybill.processor.write.Drafts.namespace;
import static dev.waybill.processor.write.Drafts.op;
import static dev.waybill.processor.write.Drafts.throwing;
import static dev.waybill.processor.write.Drafts.type;

import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The class of decision 0001, as a user would write it, with its drafts. */
final class Sample {

  static final String TOP_K = "org.example.TopK";
  static final MethodDraft SIGNATURE = method("java.lang.String", TENSOR + " scores", "int k = 10");

  private Sample() {}

  static WriteInput input() {
    SymbolDraft topK = topK();
    return new WriteInput(
        Drafts.module(),
        List.of(namespace("search", "org.example.api")),
        List.of(
            topK,
            constant(TOP_K, "DEFAULT_K", "int", "10").names("search.DEFAULT_K").build(),
            function(TOP_K, "explain", throwing(method("int", "long query"), "java.io.IOException"))
                .names("search.explain")
                .build(),
            function(TOP_K, "reset", method("void")).names("search.reset").build(),
            op(TOP_K, "relu", method(TENSOR, TENSOR + " x")).names("search.relu").build(),
            type("org.example.TopK$Hit", "search.Hit").build()),
        List.of(
            KernelTarget.own(
                kernel("search.topK", TOP_K, "topKVector", SIGNATURE, "f32", 10), topK)),
        List.of(),
        List.of(),
        Drafts.PACKAGES,
        false);
  }

  static SymbolDraft topK() {
    return op(TOP_K, "topK", SIGNATURE)
        .names("search.topK", "search.top_k")
        .generation1("search.best")
        .deprecated("search.top_k", "0.2", "1.0", "search.topK", "Names are lowerCamel.")
        .dtypes("f32", "f64")
        .build();
  }

  static Map<String, String> sources() {
    Map<String, String> all = new HashMap<>(FakeRuntime.sources());
    all.put(
        TOP_K,
        """
        package org.example;
        import dev.waybill.tensor.Tensor;
        public class TopK {
          public static final int DEFAULT_K = 10;
          public static String topK(Tensor scores, int k) { return "plain " + scores.value() + " " + k; }
          static String topKVector(Tensor scores, int k) { return "vector " + scores.value() + " " + k; }
          public static int explain(long query) throws java.io.IOException {
            if (query < 0) { throw new java.io.IOException("negative"); }
            return (int) query;
          }
          public static void reset() {}
          public static Tensor relu(Tensor x) { return x.value() > 0 ? x : new Tensor(1, x.dtype(), 0); }
          public static class Hit {}
        }
        """);
    return all;
  }
}
