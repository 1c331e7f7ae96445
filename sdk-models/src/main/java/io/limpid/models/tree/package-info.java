/**
 * Decision trees, forests and boosting over trees that Smile grows. What comes out holds plain numbers of ours; no type
 * of Smile is seen outside this package.
 */
package io.limpid.models.tree;
