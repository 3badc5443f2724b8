/** The docs site: static pages made of manifests, proofs and baselines. Knows nothing of Maven. */
@org.jspecify.annotations.NullMarked
package dev.waybill.plugin.site;
