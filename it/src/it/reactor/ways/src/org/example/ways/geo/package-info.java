/** Places of others. */
@Namespace(value = "geo", title = "Places of others", facadePackage = "org.example.ways.api")
package org.example.ways.geo;

import dev.waybill.annotations.Namespace;
