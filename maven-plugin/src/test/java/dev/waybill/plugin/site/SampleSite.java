package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.JsonValue;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small library with one of everything, and comments that try to break out of their page. */
final class SampleSite {

  static final String PROOF =
      """
      {"format": 1, "module": "org.example:ops", "ops": [
        {"name": "nn.layerNorm", "kind": "op", "gradient": "proven", "secondGradient": "proven",
         "errors": 7, "cells": [
          {"dtype": "f32", "device": "cpu", "kernel": "LayerNorm", "priority": 0,
           "status": "proven", "samples": 12},
          {"dtype": "f32", "device": "cpu", "kernel": "LayerNormVector", "priority": 20,
           "status": "device absent", "samples": 0},
          {"dtype": "f64", "device": "cpu", "kernel": "LayerNorm", "priority": 0,
           "status": "proven", "samples": 12},
          {"dtype": "f32", "device": "cuda", "kernel": "LayerNormDevice", "priority": 1,
           "status": "compiled only", "samples": 0}]}]}
      """;

  private static final Path MANIFEST = Path.of("src/test/resources/site/api.json");
  private static final String FIRST =
      """
      # waybill api, format 1

      imports
        lib.Search
        lib.TopK

      namespace search
        facade      public final class Search

      op search.topK
        status      stable
        owner       TopK#topK
        parameter   int k = 5 [1..]
        result      int

      function search.gone
        status      stable
        owner       TopK#gone
        result      int
      """;
  private static final String SECOND =
      """
      # waybill api, format 1

      imports
        lib.Search
        lib.TopK

      namespace search
        facade      public final class Search

      op search.topK
        status      stable
        owner       TopK#topK
        parameter   int k = 10 [1..]
        result      int
        method      public static int topK()

      function search.label
        status      stable
        owner       TopK#label
        result      int
      """;
  private static final String MODULE =
      """
      # waybill api, format 1

      module lib:lib
        release     17
      """;

  private SampleSite() {}

  static ApiManifest manifest() throws IOException {
    return ManifestJson.read(Files.readString(MANIFEST), MANIFEST.toString());
  }

  static SiteInput input() throws IOException {
    SiteModule module =
        new SiteModule(
            manifest(),
            List.of(),
            Proof.read(JsonValue.parse(PROOF, "proof.json")),
            SourceLinks.NONE);
    return new SiteInput("Example ops", "1.2.0-SNAPSHOT", List.of(module), history());
  }

  static List<VersionChanges> history() {
    return History.of(
        List.of(new Release("1.0", surface(FIRST))),
        surface(SECOND),
        "1.2.0-SNAPSHOT",
        Outside.NOTHING);
  }

  static Catalog catalog() throws Exception {
    return new Catalog(input().modules());
  }

  private static Surface surface(String text) {
    return Baseline.read(Map.of("search.api", text, Baseline.MODULE_FILE, MODULE));
  }
}
