/** What the trainers and models of every room share: checked rows and tasks, standardising, loops over tiles. */
package io.limpid.models.kernel;
