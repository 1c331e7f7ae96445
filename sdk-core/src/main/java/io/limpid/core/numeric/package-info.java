/**
 * What trainers and models of numeric columns share, whatever library they are in: checked rows and tasks,
 * standardising, predictions by tiles of rows. Open to Limpid's libraries alone.
 */
package io.limpid.core.numeric;
