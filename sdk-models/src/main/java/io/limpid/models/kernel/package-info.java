/** What trainers of several rooms share. */
package io.limpid.models.kernel;
