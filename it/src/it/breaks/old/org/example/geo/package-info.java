/** Distances on the Earth. */
@Namespace(value = "geo", title = "Distances on the Earth", facadePackage = "org.example.api")
package org.example.geo;

import dev.waybill.annotations.Namespace;
