/** The web page and the REST API. */
package io.limpid.demo.web;
