/** Logistic and neural trainers and models. */
package io.limpid.models;
