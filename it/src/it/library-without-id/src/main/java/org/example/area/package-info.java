/** Areas on the Earth. */
@Namespace(value = "area", title = "Areas on the Earth", facadePackage = "org.example.api")
package org.example.area;

import dev.waybill.annotations.Namespace;
