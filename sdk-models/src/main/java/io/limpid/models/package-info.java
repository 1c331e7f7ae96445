/** What a model file needs to know of every room of this module: {@code linear}, {@code neural} and {@code tree}. */
package io.limpid.models;
