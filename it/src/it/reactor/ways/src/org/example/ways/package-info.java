/** Ways. */
@Namespace(value = "ways", title = "Ways", facadePackage = "org.example.api")
package org.example.ways;

import dev.waybill.annotations.Namespace;
