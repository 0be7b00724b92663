/** The HTTP half that knows nothing of trading: routes, parameters, keys and their limits, errors, headers, TLS. */
package org.ringbook.rest.http;
