/**
 * Nets of any depth, trained in plain Java or on Smile's engine. What comes out holds plain numbers of ours; no type of
 * Smile is seen outside this package.
 */
package io.limpid.models.neural;
