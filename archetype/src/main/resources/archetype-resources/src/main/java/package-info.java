/// Ops of the namespace `${namespace}`.
@Namespace(
    value = "${namespace}",
    title = "${artifactId}",
    text = "Ops of ${artifactId}.",
    facadePackage = "${package}.api")
package ${package};

import dev.waybill.annotations.Namespace;
